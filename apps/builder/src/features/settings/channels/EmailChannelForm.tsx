import { Panel, useText } from '@counterflow/ui'
import { Anchor, Checkbox, Radio, Stack, Text, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { SaveBar } from '../../../platform/forms/SaveBar'
import { CopyLine } from './CopyLine'
import type { ChannelSetup } from './channel-queries'
import { inputOf, writtenOf } from './email-fields'
import { MailboxFields } from './MailboxFields'
import { SecretFields } from './SecretFields'
import { TestMailbox } from './TestMailbox'
import { useSetupDraft } from './useSetupDraft'

const order: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error']

/** Which mail comes in, and how. */
export function EmailChannelForm({ saved }: { saved: ChannelSetup }) {
  const { t } = useText()
  const draft = useSetupDraft(saved, writtenOf(saved.settings), inputOf)
  const { value, errors, set, setEnabled, setSecret, save, bar } = draft
  const { settings, secrets } = value
  const secretsOf = (name: string) => (
    <SecretFields setup={saved} names={[name]} value={secrets} errors={errors} onChange={setSecret} />
  )
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Stack gap="md">
        <Panel title={t('channels.email.address')}>
          <Stack gap="md">
            <Checkbox
              label={t('channels.turnOn')}
              checked={value.enabled}
              onChange={(event) => setEnabled(event.currentTarget.checked)}
            />
            <TextInput
              type="email"
              label={t('channels.email.address')}
              description={t('channels.email.addressHint')}
              inputWrapperOrder={order}
              autoComplete="off"
              value={settings.address}
              error={errors['settings.address']}
              onChange={(event) => set({ address: event.currentTarget.value })}
            />
            <Radio.Group
              label={t('channels.email.receiveBy')}
              value={settings.receiveBy}
              onChange={(next) => set({ receiveBy: next === 'imap' ? 'imap' : 'webhook' })}
            >
              <Stack gap="xs" mt="xs">
                <Radio value="imap" label={t('channels.email.imap')} />
                <Radio value="webhook" label={t('channels.email.webhook')} />
              </Stack>
            </Radio.Group>
            <Text size="sm" c="dimmed">
              {t('channels.email.outgoing')}{' '}
              <Anchor component={Link} to="/settings/mail">
                {t('channels.email.outgoingLink')}
              </Anchor>
            </Text>
          </Stack>
        </Panel>
        {settings.receiveBy === 'imap' ? (
          <MailboxFields value={settings} errors={errors} onChange={set}>
            {secretsOf('password')}
          </MailboxFields>
        ) : (
          <Panel title={t('channels.callback')}>
            <Stack gap="sm">
              {saved.callbackUrl !== null && <CopyLine value={saved.callbackUrl} />}
              <Text size="sm" c="dimmed">
                {t('channels.email.webhookHint')}
              </Text>
              {secretsOf('webhook')}
            </Stack>
          </Panel>
        )}
        <Panel title={t('channels.email.answers')}>
          <Stack gap="md">
            <Checkbox
              label={t('channels.email.subAddressing')}
              description={t('channels.email.subAddressingHint')}
              checked={settings.subAddressing}
              onChange={(event) => set({ subAddressing: event.currentTarget.checked })}
            />
            <TextInput
              label={t('channels.email.authenticationServer')}
              description={t('channels.email.authenticationServerHint')}
              inputWrapperOrder={order}
              autoComplete="off"
              value={settings.authenticationServer}
              error={errors['settings.authenticationServer']}
              onChange={(event) => set({ authenticationServer: event.currentTarget.value })}
            />
          </Stack>
        </Panel>
        {saved.version > 0 && settings.receiveBy === 'imap' && <TestMailbox />}
        <SaveBar {...bar} />
      </Stack>
    </form>
  )
}
