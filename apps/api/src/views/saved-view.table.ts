import type { AnyFilters, SavedList } from '@counterflow/core'
import { boolean, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../platform/database/instant-column.js'

/** A list as somebody likes to see it. The owner's alone, unless it is shared with everybody who sees the list. */
export const savedViews = pgTable(
  'saved_views',
  {
    id: uuid().primaryKey(),
    list: text().$type<SavedList>().notNull(),
    ownerId: text('owner_id').notNull(),
    name: text().notNull(),
    shared: boolean().notNull(),
    position: integer().notNull(),
    filters: jsonb().$type<AnyFilters>().notNull(),
    sort: text(),
    /** The keys of the columns in their order; null for the usual ones. */
    columns: text().array(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [index('saved_views_list').on(table.list, table.position)],
)
