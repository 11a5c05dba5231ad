import type { WrittenText } from '@counterflow/core'
import { integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'

/** Answers that the staff gives again and again, to be put into a reply by what follows `/`. */
export const cannedReplies = pgTable('canned_replies', {
  id: uuid().primaryKey(),
  /** In lower case. */
  shortcut: text().notNull().unique('canned_replies_shortcut'),
  title: text().notNull(),
  text: jsonb().$type<WrittenText>().notNull(),
  version: integer().notNull().default(1),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
})
