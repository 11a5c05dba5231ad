import { type ChatSettings, chatDefaults, chatSettingsSchema } from '@counterflow/core'
import { Panel, useText } from '@counterflow/ui'
import { Checkbox, ColorInput, SegmentedControl, Stack, Text } from '@mantine/core'
import { LocalizedInputs } from '../../../platform/forms/LocalizedInputs'
import { SaveBar } from '../../../platform/forms/SaveBar'
import { CopyLine } from './CopyLine'
import type { ChannelSetup } from './channel-queries'
import { useSetupDraft } from './useSetupDraft'

const swatches = ['#2459d6', '#2f6f4f', '#7a3fb0', '#b03a5b', '#a4561a', '#26231f']

/** How the chat looks, and how it comes onto a site. */
export function ChatChannelForm({ saved }: { saved: ChannelSetup }) {
  const { t } = useText()
  const known: ChatSettings = chatSettingsSchema.safeParse(saved.settings).data ?? chatDefaults
  const { value, errors, set, save, bar } = useSetupDraft(saved, known, (settings) => ({
    ...settings,
  }))
  const { greeting, color, position, mailReplies } = value.settings
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Stack gap="md">
        {saved.snippet !== null && (
          <Panel title={t('channels.chat.install')}>
            <Stack gap="sm">
              <Text size="sm" c="dimmed">
                {t('channels.chat.installHint')}
              </Text>
              <CopyLine value={saved.snippet} />
            </Stack>
          </Panel>
        )}
        <Panel title={t('channels.chat.look')}>
          <Stack gap="md">
            <LocalizedInputs
              label={t('channels.chat.greeting')}
              maxLength={200}
              value={greeting}
              error={errors['settings.greeting.en'] ?? errors['settings.greeting']}
              onChange={(next) => set({ greeting: next })}
            />
            <ColorInput
              label={t('channels.chat.color')}
              format="hex"
              swatches={swatches}
              value={color}
              error={errors['settings.color']}
              onChange={(next) => set({ color: next })}
              maw={240}
            />
            <Stack gap={4} align="flex-start">
              <Text size="sm" fw={500} id="chat-position">
                {t('channels.chat.position')}
              </Text>
              <SegmentedControl
                aria-labelledby="chat-position"
                value={position}
                data={[
                  { value: 'left', label: t('channels.chat.left') },
                  { value: 'right', label: t('channels.chat.right') },
                ]}
                onChange={(next) => set({ position: next === 'left' ? 'left' : 'right' })}
              />
            </Stack>
            <Checkbox
              label={t('channels.chat.mailReplies')}
              description={t('channels.chat.mailRepliesHint')}
              checked={mailReplies}
              onChange={(event) => set({ mailReplies: event.currentTarget.checked })}
            />
          </Stack>
        </Panel>
        <SaveBar {...bar} />
      </Stack>
    </form>
  )
}
