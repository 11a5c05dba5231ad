import { FormFooter, useText } from '@counterflow/ui'
import { Modal, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { fieldErrors } from '../../../platform/api/problem-text'
import { FailureNotice } from '../../../platform/forms/FailureNotice'
import { leadToFirstFault } from '../../../platform/forms/lead-to-first-fault'
import { LinkShown } from './LinkShown'
import { type Invitation, useInvite } from './staff-deeds'
import { useRoleChoices } from './useRoleChoices'

/** Invites somebody, then shows the link that lets them in. */
export function InviteForm({ onClose }: { onClose: () => void }) {
  const text = useText()
  const { t } = text
  const invite = useInvite()
  const choices = useRoleChoices()
  const form = useForm<Invitation>({
    initialValues: { name: '', email: '', roleId: 'support' },
    validate: {
      name: (name) => (name.trim() === '' ? t('staffSettings.nameMissing') : null),
      email: (email) => (/^\S+@\S+$/.test(email.trim()) ? null : t('session.emailInvalid')),
    },
  })
  if (invite.data) return <LinkShown made={invite.data} onClose={onClose} />
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('staffSettings.invite')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form
        noValidate
        onSubmit={form.onSubmit(
          ({ name, email, roleId }) =>
            invite.mutate(
              { name: name.trim(), email: email.trim(), roleId },
              { onError: (error) => form.setErrors(fieldErrors(error, text)) },
            ),
          leadToFirstFault,
        )}
      >
        <Stack>
          <TextInput
            label={t('settings.staff.name')}
            maxLength={100}
            data-autofocus
            autoComplete="off"
            {...form.getInputProps('name')}
          />
          <TextInput
            type="email"
            label={t('settings.staff.email')}
            maxLength={200}
            autoComplete="off"
            {...form.getInputProps('email')}
          />
          <Select
            label={t('settings.staff.role')}
            data={choices}
            allowDeselect={false}
            {...form.getInputProps('roleId')}
          />
          <FailureNotice error={invite.error} />
          <FormFooter onCancel={onClose} loading={invite.isPending}>
            {t('staffSettings.invite')}
          </FormFooter>
        </Stack>
      </form>
    </Modal>
  )
}
