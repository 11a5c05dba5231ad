import { Panel, useText } from '@counterflow/ui'
import {
  Button,
  Checkbox,
  NumberInput,
  PasswordInput,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { fieldErrors } from '../../../platform/api/problem-text'
import { SaveBar } from '../../../platform/forms/SaveBar'
import { useDraft } from '../../../platform/forms/useDraft'
import { type MailServer, type MailSettings, useReplaceMailSettings } from './mail-settings-queries'

interface Written {
  host: string
  port: number | string
  secure: boolean
  user: string
  password: string
  fromAddress: string
  fromName: string
}

const written = (server: MailServer | null): Written => ({
  host: server?.host ?? '',
  port: server?.port ?? 587,
  secure: server?.secure ?? false,
  user: server?.user ?? '',
  password: '',
  fromAddress: server?.fromAddress ?? '',
  fromName: server?.fromName ?? '',
})

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

const inputOf = ({ port, user, password, fromName, ...rest }: Written) => ({
  ...rest,
  port: typeof port === 'number' ? port : Number.parseInt(port, 10) || 0,
  user: orNull(user),
  fromName: orNull(fromName),
  ...(password === '' ? {} : { password }),
})

const below = ['label', 'input', 'description', 'error'] as const

export function MailServerForm({ saved }: { saved: MailSettings }) {
  const text = useText()
  const { t } = text
  const draft = useDraft(written(saved.server), saved.version)
  const replace = useReplaceMailSettings()
  const errors = fieldErrors(replace.error, text)
  const { value } = draft
  const set = (changes: Partial<Written>) => draft.change({ ...value, ...changes })
  const order = [...below]
  const store = (version: number, server: Written | null) =>
    replace.mutate(
      { version, server: server && inputOf(server) },
      {
        onSuccess: () => {
          draft.discard()
          notifications.show({ message: t('general.saved') })
        },
      },
    )
  const remove = () =>
    modals.openConfirmModal({
      title: t('mailSettings.removeTitle'),
      children: <Text>{t('mailSettings.removeBody')}</Text>,
      labels: { confirm: t('mailSettings.remove'), cancel: t('general.cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => store(saved.version, null),
    })
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        store(draft.version, value)
      }}
    >
      <Stack gap="md">
        <Panel
          title={t('mailSettings.server')}
          actions={
            saved.server !== null && (
              <Button variant="subtle" color="red" size="compact-sm" onClick={remove}>
                {t('mailSettings.remove')}
              </Button>
            )
          }
        >
          <Stack gap="md">
            <SimpleGrid cols={{ base: 1, xs: 2 }}>
              <TextInput
                label={t('mailSettings.host')}
                description={t('mailSettings.hostHint')}
                inputWrapperOrder={order}
                autoComplete="off"
                value={value.host}
                error={errors['server.host']}
                onChange={(event) => set({ host: event.currentTarget.value })}
              />
              <NumberInput
                label={t('mailSettings.port')}
                hideControls
                allowDecimal={false}
                thousandSeparator=""
                value={value.port}
                error={errors['server.port']}
                onChange={(port) => set({ port })}
              />
              <TextInput
                label={t('mailSettings.user')}
                description={t('mailSettings.userHint')}
                inputWrapperOrder={order}
                autoComplete="off"
                value={value.user}
                error={errors['server.user']}
                onChange={(event) => set({ user: event.currentTarget.value })}
              />
              <PasswordInput
                label={t('mailSettings.password')}
                description={saved.server?.hasPassword ? t('mailSettings.passwordKept') : undefined}
                inputWrapperOrder={order}
                autoComplete="new-password"
                value={value.password}
                error={errors['server.password']}
                onChange={(event) => set({ password: event.currentTarget.value })}
              />
              <TextInput
                type="email"
                label={t('mailSettings.fromAddress')}
                autoComplete="off"
                value={value.fromAddress}
                error={errors['server.fromAddress']}
                onChange={(event) => set({ fromAddress: event.currentTarget.value })}
              />
              <TextInput
                label={t('mailSettings.fromName')}
                description={t('mailSettings.fromNameHint')}
                inputWrapperOrder={order}
                value={value.fromName}
                error={errors['server.fromName']}
                onChange={(event) => set({ fromName: event.currentTarget.value })}
              />
            </SimpleGrid>
            <Checkbox
              label={t('mailSettings.secure')}
              description={t('mailSettings.secureHint')}
              checked={value.secure}
              onChange={(event) => set({ secure: event.currentTarget.checked })}
            />
          </Stack>
        </Panel>
        <SaveBar
          dirty={draft.dirty}
          saving={replace.isPending}
          error={replace.error}
          onDiscard={() => {
            draft.discard()
            replace.reset()
          }}
          onKeepMine={() => {
            draft.keepOver(saved.version)
            store(saved.version, value)
          }}
        />
      </Stack>
    </form>
  )
}
