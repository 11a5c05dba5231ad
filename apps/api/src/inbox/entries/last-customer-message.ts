import type { ConversationId } from '@counterflow/core'
import { and, desc, eq } from 'drizzle-orm'
import type { Queries } from '../../platform/database/database.js'
import { conversationEntries } from './entry.table.js'

/** What the customer of a conversation wrote last, and when; undefined before they have written. */
export async function lastCustomerMessage(queries: Queries, conversationId: ConversationId) {
  const [last] = await queries
    .select({ at: conversationEntries.at, content: conversationEntries.content })
    .from(conversationEntries)
    .where(
      and(
        eq(conversationEntries.conversationId, conversationId),
        eq(conversationEntries.kind, 'message'),
        eq(conversationEntries.authorType, 'customer'),
      ),
    )
    .orderBy(desc(conversationEntries.position))
    .limit(1)
  return last
}
