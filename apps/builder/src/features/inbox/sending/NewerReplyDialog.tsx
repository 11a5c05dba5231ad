import { Notice, useText } from '@counterflow/ui'
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { Entry } from '../conversation-queries'
import { contentText } from '../words/content-text'
import type { Sending } from './useSending'

/** Somebody else has answered while one wrote: read that first, or send what one has all the same. */
export function NewerReplyDialog({ sending, entries }: { sending: Sending; entries: readonly Entry[] }) {
  const text = useText()
  const { t } = text
  const { overtaken, decide } = sending
  if (overtaken === undefined) return null
  const theirs = entries.filter(({ position, kind, author, state }) => {
    const isReply = kind === 'message' && author.type !== 'customer' && state !== 'withdrawn'
    return isReply && position > overtaken.seenPosition
  })
  return (
    <Modal
      opened
      onClose={() => decide('wait')}
      title={t('inbox.newer.title')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <Stack>
        {theirs.map(({ id, author, content }) => (
          <Notice key={id} tone="neutral" title={author.name}>
            <Text size="sm" style={{ whiteSpace: 'pre-wrap' }} dir="auto" lineClamp={8}>
              {contentText(content, text)}
            </Text>
          </Notice>
        ))}
        <Text size="sm">{t('inbox.newer.body')}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => decide('send')}>
            {t('inbox.newer.send')}
          </Button>
          <Button data-autofocus onClick={() => decide('wait')}>
            {t('inbox.newer.wait')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
