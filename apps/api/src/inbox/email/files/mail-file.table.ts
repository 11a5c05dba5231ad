import type { ConversationId } from '@counterflow/core'
import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../../platform/database/instant-column.js'

/** Files that came with mails. Their bytes lie in the data folder, each once, by what they hold. */
export const mailFiles = pgTable(
  'mail_files',
  {
    id: uuid().primaryKey(),
    conversationId: uuid('conversation_id').$type<ConversationId>().notNull(),
    sha256: text().notNull(),
    name: text().notNull(),
    mediaType: text('media_type').notNull(),
    bytes: integer().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    index('mail_files_conversation').on(table.conversationId),
    index('mail_files_sha256').on(table.sha256),
  ],
)
