import type { ConversationId } from '@counterflow/core'
import { pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'
import { conversations } from '../conversations/conversation.table.js'

/** By which a browser that has begun a conversation comes back to it. Whoever holds the token holds the conversation. */
export const chatSessions = pgTable('chat_sessions', {
  conversationId: uuid('conversation_id')
    .$type<ConversationId>()
    .primaryKey()
    .references(() => conversations.id),
  /** SHA-256 of the token, which only the visitor has. */
  tokenHash: text('token_hash').notNull().unique(),
  /** The discount codes that the visitor took (R26). */
  codes: text().array().notNull().default([]),
  beganAt: instant('began_at').notNull(),
  /** Of the latest visit, to the hour. */
  seenAt: instant('seen_at').notNull(),
})

/** A visitor's session as it is kept. */
export type ChatSession = typeof chatSessions.$inferSelect
