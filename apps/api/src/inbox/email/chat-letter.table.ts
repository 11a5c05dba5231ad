import type { ConversationId, EntryId } from '@counterflow/core'
import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'

/** Replies in a chat that the customer may not have seen; each goes after them by mail, or was seen in time. */
export const chatLetters = pgTable(
  'chat_letters',
  {
    entryId: uuid('entry_id').$type<EntryId>().primaryKey(),
    conversationId: uuid('conversation_id').$type<ConversationId>().notNull(),
    state: text().$type<'waiting' | 'sent' | 'seen' | 'failed'>().notNull(),
    attempts: integer().notNull().default(0),
    /** When to look again; of those that wait alone. */
    dueAt: instant('due_at'),
  },
  (table) => [
    index('chat_letters_due').on(table.dueAt),
    index('chat_letters_conversation').on(table.conversationId),
  ],
)
