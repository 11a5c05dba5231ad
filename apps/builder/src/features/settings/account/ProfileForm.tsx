import { languageSchema, languages } from '@counterflow/core'
import { languageNames } from '@counterflow/i18n'
import { Panel, useText } from '@counterflow/ui'
import { Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { fieldErrors } from '../../../platform/api/problem-text'
import { SaveBar } from '../../../platform/forms/SaveBar'
import { useDraft } from '../../../platform/forms/useDraft'
import { useStaff } from '../../session/useStaff'
import { useUpdateAccount } from './account-queries'

export function ProfileForm() {
  const text = useText()
  const { t, language, speak } = text
  const me = useStaff()
  const draft = useDraft({ name: me.name, language: me.language ?? language }, 0)
  const update = useUpdateAccount()
  const errors = fieldErrors(update.error, text)
  const { value } = draft
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        update.mutate(value, {
          onSuccess: (staff) => {
            draft.discard()
            notifications.show({ message: t('general.saved') })
            if (staff.language !== null) void speak(staff.language)
          },
        })
      }}
    >
      <Stack gap="md">
        <Panel title={t('account.profile')}>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput
              label={t('settings.staff.name')}
              maxLength={100}
              autoComplete="name"
              value={value.name}
              error={errors.name}
              onChange={(event) => draft.change({ ...value, name: event.currentTarget.value })}
            />
            <TextInput label={t('settings.staff.email')} value={me.email} readOnly />
            <Select
              label={t('session.language')}
              description={t('account.languageHint')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              data={languages.map((code) => ({ value: code, label: languageNames[code] }))}
              value={value.language}
              onChange={(code) => {
                const chosen = languageSchema.safeParse(code)
                if (chosen.success) draft.change({ ...value, language: chosen.data })
              }}
              allowDeselect={false}
            />
          </SimpleGrid>
        </Panel>
        <SaveBar
          dirty={draft.dirty}
          saving={update.isPending}
          error={update.error}
          onDiscard={() => {
            draft.discard()
            update.reset()
          }}
        />
      </Stack>
    </form>
  )
}
