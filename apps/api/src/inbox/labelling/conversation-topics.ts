import { recentTopics, type Topic } from '@counterflow/core'
import { and, desc, eq, isNotNull } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.js'
import type { StoredConversation } from '../conversations/conversation.table.js'
import { conversationEntries } from '../entries/entry.table.js'

/** So many of the latest labels are looked at: a conversation of years has thousands, and says nothing new by them. */
export const remembered = 100

/** The topics of a conversation, that of the latest message first, with other verdicts on some of its messages. */
export async function topicsWith(
  transaction: Transaction,
  { id }: Pick<StoredConversation, 'id'>,
  verdicts: readonly { readonly position: number; readonly topic: Topic | null }[],
): Promise<Topic[]> {
  const known = await transaction
    .select({ position: conversationEntries.position, topic: conversationEntries.topic })
    .from(conversationEntries)
    .where(and(eq(conversationEntries.conversationId, id), isNotNull(conversationEntries.topic)))
    .orderBy(desc(conversationEntries.position))
    .limit(remembered)
  const byPosition = new Map(known.map(({ position, topic }) => [position, topic]))
  for (const { position, topic } of verdicts) byPosition.set(position, topic)
  return recentTopics(
    [...byPosition].flatMap(([position, topic]) => (topic === null ? [] : [{ position, topic }])),
  )
}
