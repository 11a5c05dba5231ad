import type { ConversationId } from '@counterflow/core'
import { and, desc, eq } from 'drizzle-orm'
import type { Queries } from '../../platform/database/database.js'
import { conversationEntries } from '../entries/entry.table.js'

/** Whether the last message of the customer came from a machine: an absence note or a bounce, say. */
export async function isFromMachine(queries: Queries, conversationId: ConversationId): Promise<boolean> {
  const [latest] = await queries
    .select({ content: conversationEntries.content })
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
  return latest !== undefined && 'automatic' in latest.content && latest.content.automatic !== undefined
}
