import type { ConversationId } from '@counterflow/core'
import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'

/** Who looks at a conversation or types in it at this moment. Unlogged: after a crash nobody does. */
export const conversationPresence = pgTable(
  'conversation_presence',
  {
    conversationId: uuid('conversation_id').$type<ConversationId>().notNull(),
    whoType: text('who_type').$type<'staff' | 'customer'>().notNull(),
    /** Empty for the customer: there is one. */
    whoId: text('who_id').notNull(),
    name: text().notNull(),
    doing: text().$type<'viewing' | 'typing'>().notNull(),
    until: instant('until').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.conversationId, table.whoType, table.whoId] }),
    index('conversation_presence_until').on(table.until),
  ],
)
