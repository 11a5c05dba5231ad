import { type Conversation, shownTopics } from '@counterflow/core'
import type { StoredConversation } from './conversation.table.js'

/** So long after a sign of life a customer counts as being on the store, in milliseconds. */
export const onlineFor = 45_000

/** A conversation as lists show it. */
export function shownConversation(
  stored: StoredConversation,
  customer: Conversation['customer'],
  shares: Conversation['shares'],
  now: Date,
): Conversation {
  const { assigneeId, assigneeName, customerSeenAt } = stored
  return {
    id: stored.id,
    channel: stored.channel,
    customer,
    name: stored.name,
    email: stored.email,
    language: stored.language,
    state: stored.state,
    snoozedUntil: stored.snoozedUntil?.toISOString() ?? null,
    assignee: assigneeId === null ? null : { id: assigneeId, name: assigneeName ?? '' },
    unread: stored.unread,
    tags: stored.tags,
    topics: stored.topics.slice(0, shownTopics),
    online: customerSeenAt !== null && now.getTime() - customerSeenAt.getTime() < onlineFor,
    waitingSince: stored.waitingSince?.toISOString() ?? null,
    startedAt: stored.startedAt.toISOString(),
    lastEntryAt: stored.lastEntryAt.toISOString(),
    preview: stored.lastEntryPreview,
    shares,
    version: stored.version,
    lastPosition: stored.lastPosition,
  }
}
