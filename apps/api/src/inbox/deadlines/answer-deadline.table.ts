import type { ConversationId } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { index, integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'
import { conversations } from '../conversations/conversation.table.js'

/** Who wants to hear when a customer has waited for so long: a row for each workflow that is on. */
export const answerWatches = pgTable('answer_watches', {
  watcherId: uuid('watcher_id').primaryKey(),
  minutes: integer().notNull(),
})

/** When a wait becomes too long: a row for each conversation and length of time that somebody wants to hear of. */
export const answerDeadlines = pgTable(
  'answer_deadlines',
  {
    conversationId: uuid('conversation_id')
      .$type<ConversationId>()
      .notNull()
      .references(() => conversations.id),
    minutes: integer().notNull(),
    /** Null: nobody waits, or this wait was told already. */
    dueAt: instant('due_at'),
    /** The beginning of the wait that was told last: it is not told again, even if its answer is taken back. */
    toldFor: instant('told_for'),
  },
  (table) => [
    primaryKey({ columns: [table.conversationId, table.minutes] }),
    index('answer_deadlines_due').on(table.dueAt).where(sql`due_at is not null`),
  ],
)
