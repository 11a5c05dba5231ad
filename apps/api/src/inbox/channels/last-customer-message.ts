import type { ConversationId } from '@counterflow/core'
import { and, desc, eq } from 'drizzle-orm'
import type { Queries } from '../../platform/database/database.js'
import { conversationEntries } from '../entries/entry.table.js'

/** When the customer of a conversation wrote last. */
export async function lastCustomerAt(
  queries: Queries,
  conversationId: ConversationId,
): Promise<Date | undefined> {
  const [last] = await queries
    .select({ at: conversationEntries.at })
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
  return last?.at
}
