import type { ConversationId, EntryId } from '@counterflow/core'
import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'

/** Replies in a chat that the customer may not have seen; each goes after them by mail, or was seen in time. */
export const chatLetters = pgTable(
  'chat_letters',
  {
    entryId: uuid('entry_id').$type<EntryId>().primaryKey(),
    conversationId: uuid('conversation_id').$type<ConversationId>().notNull(),
    /** `sending`: a process has claimed it, until `dueAt`. */
    state: text().$type<'waiting' | 'sending' | 'sent' | 'seen' | 'failed'>().notNull(),
    /** How often it was claimed: whoever claimed it last may say what becomes of it. */
    attempts: integer().notNull().default(0),
    /** When to look again; null where there is nothing left to do. */
    dueAt: instant('due_at'),
  },
  (table) => [
    index('chat_letters_due').on(table.dueAt),
    index('chat_letters_conversation').on(table.conversationId),
  ],
)
