import type { EntryId, Topic } from '@counterflow/core'
import { doublePrecision, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'

/** What staff said that messages are about, for the next training of the classifier. One a message: the last one. */
export const topicCorrections = pgTable(
  'topic_corrections',
  {
    entryId: uuid('entry_id').$type<EntryId>().primaryKey(),
    text: text().notNull(),
    /** As the conversation has it; null: unknown. */
    language: text(),
    modelTopic: text('model_topic').$type<Topic>(),
    modelProbability: doublePrecision('model_probability'),
    /** Null: about none of the ten. */
    topic: text().$type<Topic>(),
    by: text().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index('topic_corrections_at').on(table.at, table.entryId)],
)
