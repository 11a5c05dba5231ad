import type { ConversationId } from '@counterflow/core'
import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'

/** Every mail that came in or went out, by its Message-ID: by it the mails that answer it find its conversation. */
export const mailThreads = pgTable(
  'mail_threads',
  {
    messageId: text('message_id').primaryKey(),
    conversationId: uuid('conversation_id').$type<ConversationId>().notNull(),
    direction: text().$type<'in' | 'out'>().notNull(),
    /** Who wrote it, in small letters. */
    sender: text().notNull(),
    subject: text().notNull(),
    /** Why nobody but a person answers it. */
    automatic: text(),
    at: instant('at').notNull(),
  },
  (table) => [
    index('mail_threads_conversation').on(table.conversationId, table.at),
    index('mail_threads_sender').on(table.sender, table.at),
  ],
)
