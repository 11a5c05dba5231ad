import type { ConversationId, EntryContent, EntryId, EntryKind, EntryState, Topic } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import {
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'
import { conversations } from '../conversations/conversation.table.js'

/** What is said and done in conversations: rows are added, and change in what becomes of them, not in what they say. */
export const conversationEntries = pgTable(
  'conversation_entries',
  {
    conversationId: uuid('conversation_id')
      .$type<ConversationId>()
      .notNull()
      .references(() => conversations.id),
    /** From 1, without gaps: given out under the lock of the conversation. */
    position: integer().notNull(),
    id: uuid().$type<EntryId>().notNull().unique(),
    kind: text().$type<EntryKind>().notNull(),
    authorType: text('author_type').$type<'customer' | 'staff' | 'workflow' | 'system'>().notNull(),
    authorId: text('author_id'),
    authorName: text('author_name').notNull(),
    content: jsonb().$type<EntryContent>().notNull(),
    /** Under which it was sent, after who sent it: sent twice, it is there once. */
    clientKey: text('client_key'),
    /** The version of the conversation when this row last changed. */
    version: integer().notNull(),
    at: instant('at').notNull(),
    state: text().$type<EntryState>().notNull(),
    heldUntil: instant('held_until'),
    failure: text(),
    /** When somebody is to hand it to its channel, or to look whether that has happened; null: nothing is to be done. */
    sendDueAt: instant('send_due_at'),
    sendAttempts: integer('send_attempts').notNull().default(0),
    /** Since when the customer waited for this answer, should it be taken back. */
    waitedSince: instant('waited_since'),
    mentions: text().array().notNull().default([]),
    topic: text().$type<Topic>(),
    topicProbability: doublePrecision('topic_probability'),
    /** Null: nobody has judged it yet. A judgement without a topic is one, too. */
    topicBy: text('topic_by').$type<'model' | 'staff'>(),
    channel: text().notNull(),
    /** What the channel calls it: a Message-ID, say. */
    externalId: text('external_id'),
  },
  (table) => [
    primaryKey({ columns: [table.conversationId, table.position] }),
    index('conversation_entries_version').on(table.conversationId, table.version),
    uniqueIndex('conversation_entries_client_key')
      .on(table.conversationId, table.clientKey)
      .where(sql`client_key is not null`),
    uniqueIndex('conversation_entries_external')
      .on(table.channel, table.externalId)
      .where(sql`external_id is not null`),
    index('conversation_entries_messages').on(table.at).where(sql`kind = 'message'`),
    index('conversation_entries_due').on(table.sendDueAt).where(sql`send_due_at is not null`),
    index('conversation_entries_unjudged')
      .on(table.at)
      .where(sql`topic_by is null and author_type = 'customer' and kind = 'message'`),
  ],
)

/** An entry as it is kept. */
export type StoredEntry = typeof conversationEntries.$inferSelect
