import { type Permission, permissions } from '@counterflow/core'
import { FormFooter, useText } from '@counterflow/ui'
import { Checkbox, Modal, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { fieldErrors } from '../../../platform/api/problem-text'
import { FailureNotice } from '../../../platform/forms/FailureNotice'
import { leadToFirstFault } from '../../../platform/forms/lead-to-first-fault'
import { KeySecret } from './KeySecret'
import { useCreateKey } from './key-queries'
import { usePermissionName } from './usePermissionName'

const usual: Permission[] = ['orders.read', 'orders.create', 'products.read']
const isPermission = (text: string): text is Permission => permissions.some((one) => one === text)

export function CreateKey({ onClose }: { onClose: () => void }) {
  const text = useText()
  const { t } = text
  const permissionName = usePermissionName()
  const create = useCreateKey()
  const form = useForm<{ name: string; permissions: string[] }>({
    initialValues: { name: '', permissions: usual },
    validate: {
      name: (name) => (name.trim() === '' ? t('settings.keys.nameMissing') : null),
      permissions: (chosen) => (chosen.length === 0 ? t('settings.keys.permissionsMissing') : null),
    },
  })
  if (create.data) return <KeySecret secret={create.data.secret} onClose={onClose} />
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('settings.keys.create')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form
        noValidate
        onSubmit={form.onSubmit(
          (values) =>
            create.mutate(
              { name: values.name.trim(), permissions: values.permissions.filter(isPermission) },
              { onError: (error) => form.setErrors(fieldErrors(error, text)) },
            ),
          leadToFirstFault,
        )}
      >
        <Stack>
          <TextInput
            label={t('settings.keys.name')}
            placeholder={t('settings.keys.namePlaceholder')}
            maxLength={100}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <Checkbox.Group label={t('settings.keys.permissions')} {...form.getInputProps('permissions')}>
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" mt="xs" mb={4}>
              {permissions.map((permission) => (
                <Checkbox key={permission} value={permission} label={permissionName(permission)} size="sm" />
              ))}
            </SimpleGrid>
          </Checkbox.Group>
          <FailureNotice error={create.error} />
          <FormFooter onCancel={onClose} loading={create.isPending}>
            {t('settings.keys.create')}
          </FormFooter>
        </Stack>
      </form>
    </Modal>
  )
}
