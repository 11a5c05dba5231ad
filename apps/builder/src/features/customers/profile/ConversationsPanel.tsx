import { Panel, RelativeTime, useText } from '@counterflow/ui'
import { Group, Skeleton, Stack, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { problemParagraph } from '../../../platform/api/problem-text'
import { AnchorLink } from '../../../platform/router/links'
import { conversationsQuery } from '../../inbox/conversation-queries'
import { TopicTag } from '../../inbox/list/TopicTag'
import { previewText } from '../../inbox/words/preview-text'
import { useChannelTitle } from '../../inbox/words/useChannelTitle'
import type { CustomerProfile } from '../customer-queries'

const shown = 5

/** What a customer and the shop wrote to each other, the latest first (R30). */
export function ConversationsPanel({ customer: { id } }: { customer: CustomerProfile }) {
  const text = useText()
  const { t } = text
  const channelTitle = useChannelTitle()
  const search = { view: 'all', customerId: id } as const
  const conversations = useInfiniteQuery(conversationsQuery(search))
  const items = conversations.data?.pages[0]?.items
  if (items?.length === 0) return null
  return (
    <Panel
      title={t('inbox.list')}
      actions={
        (items?.length ?? 0) > shown && (
          <AnchorLink to="/inbox" search={search} size="sm">
            {t('inbox.panel.viewAll')}
          </AnchorLink>
        )
      }
    >
      {conversations.isPending && <Skeleton height={44} />}
      {conversations.isError && <Text size="sm">{problemParagraph(conversations.error, text)}</Text>}
      <Stack gap="sm">
        {items?.slice(0, shown).map((conversation) => (
          <div key={conversation.id}>
            <Group justify="space-between" gap="xs" wrap="nowrap">
              <AnchorLink
                to="/inbox/$conversationId"
                params={{ conversationId: conversation.id }}
                search={{ view: 'all' }}
                lineClamp={1}
              >
                {previewText(conversation, text)}
              </AnchorLink>
              <Text size="xs" c="dimmed" component="span">
                <RelativeTime instant={conversation.lastEntryAt} />
              </Text>
            </Group>
            <Group gap={6}>
              <Text size="xs" c="dimmed">
                {t(`inbox.standing.${conversation.state}`)} · {channelTitle(conversation.channel)}
              </Text>
              {conversation.topics.map((topic) => (
                <TopicTag key={topic} topic={topic} />
              ))}
            </Group>
          </div>
        ))}
      </Stack>
    </Panel>
  )
}
