import { formatDateTime } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { momentOf } from '../../drafts/editor/local-moment'
import type { Conversation } from '../conversation-queries'
import { useConversationDeed } from '../useConversationDeeds'
import { snoozeKinds, snoozeTime } from './snooze-times'

/** Until when a conversation is put off. It is back before that as soon as the customer writes. */
export function SnoozeDialog({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const { t, language } = useText()
  const { mutate } = useConversationDeed()
  const [now] = useState(() => new Date())
  const [own, setOwn] = useState('')
  const { id, snoozedUntil } = conversation
  const snooze = (until: string | null) => {
    mutate({ conversationId: id, deed: { kind: 'snooze', until } })
    onClose()
  }
  const chosen = momentOf(own)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('inbox.snoozeTitle')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <Stack gap="xs">
        <Text size="sm" c="dimmed">
          {t('inbox.snoozeIntro')}
        </Text>
        {snoozeKinds.map((kind, index) => {
          const until = snoozeTime(kind, now).toISOString()
          return (
            <Button
              key={kind}
              variant="default"
              justify="space-between"
              fw={500}
              data-autofocus={index === 0 || undefined}
              rightSection={
                <Text size="xs" c="dimmed" className="cf-figures">
                  {formatDateTime(until, language)}
                </Text>
              }
              onClick={() => snooze(until)}
            >
              {t(`inbox.snooze.${kind}`)}
            </Button>
          )
        })}
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (chosen !== undefined) snooze(chosen)
          }}
        >
          <Group align="flex-end" gap="xs" wrap="nowrap">
            <TextInput
              style={{ flex: 1 }}
              type="datetime-local"
              label={t('inbox.snooze.own')}
              value={own}
              error={own !== '' && chosen === undefined && t('inbox.snooze.past')}
              onChange={(event) => setOwn(event.currentTarget.value)}
            />
            <Button type="submit" disabled={chosen === undefined}>
              {t('inbox.deed.snooze')}
            </Button>
          </Group>
        </form>
        {snoozedUntil !== null && (
          <Button variant="subtle" onClick={() => snooze(null)}>
            {t('inbox.snooze.end')}
          </Button>
        )}
      </Stack>
    </Modal>
  )
}
