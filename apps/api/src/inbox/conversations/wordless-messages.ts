import { type Conversation, type ConversationId, conversationSchema } from '@counterflow/core'
import { and, desc, eq, sql } from 'drizzle-orm'
import { among } from '../../platform/database/among.js'
import type { Queries } from '../../platform/database/database.js'
import { conversationEntries } from '../entries/entry.table.js'
import { conversations, type StoredConversation } from './conversation.table.js'

const sharesSchema = conversationSchema.shape.shares.catch(null)

/** What the latest messages of those conversations share that have no words. */
export async function latestShares(
  queries: Queries,
  rows: readonly StoredConversation[],
): Promise<ReadonlyMap<ConversationId, Conversation['shares']>> {
  const wordless = rows.flatMap(({ id, lastEntryPreview }) => (lastEntryPreview === '' ? [id] : []))
  if (wordless.length === 0) return new Map()
  const latest = queries
    .select({ type: sql`${conversationEntries.content} ->> 'type'`.as('type') })
    .from(conversationEntries)
    .where(
      and(
        sql`${conversationEntries.conversationId} = ${conversations.id}`,
        eq(conversationEntries.kind, 'message'),
      ),
    )
    .orderBy(desc(conversationEntries.position))
    .limit(1)
    .as('latest')
  const found = await queries
    .select({ id: conversations.id, type: latest.type })
    .from(conversations)
    .innerJoinLateral(latest, sql`true`)
    .where(among(conversations.id, wordless))
  return new Map(found.map(({ id, type }) => [id, sharesSchema.parse(type)]))
}
