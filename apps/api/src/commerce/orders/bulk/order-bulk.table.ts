import type { OrderId } from '@counterflow/core'
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../../platform/database/instant-column.js'
import type { Actor } from '../../../platform/http/actor.js'
import { orders } from '../order.table.js'
import type { OrderBulkState, OrderDeed } from './order-bulk.contract.js'

/** One deed for many orders, done in the background. */
export const orderBulks = pgTable(
  'order_bulks',
  {
    id: uuid().primaryKey(),
    deed: jsonb().$type<OrderDeed>().notNull(),
    /** Who asked, with what that one was allowed then. */
    actor: jsonb().$type<Actor>().notNull(),
    state: text().$type<OrderBulkState>().notNull(),
    createdAt: instant('created_at').notNull(),
    finishedAt: instant('finished_at'),
  },
  (table) => [index('order_bulks_newest').on(table.createdAt)],
)

/** Each of its orders, with what came of it. */
export const orderBulkItems = pgTable(
  'order_bulk_items',
  {
    bulkId: uuid('bulk_id')
      .notNull()
      .references(() => orderBulks.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    orderId: uuid('order_id')
      .$type<OrderId>()
      .notNull()
      .references(() => orders.id),
    state: text().$type<'pending' | 'done' | 'failed'>().notNull().default('pending'),
    /** Why it could not be done, as a person is told. */
    reason: jsonb().$type<{ type: string; detail: string }>(),
  },
  (table) => [
    primaryKey({ columns: [table.bulkId, table.position] }),
    index('order_bulk_items_state').on(table.bulkId, table.state, table.position),
  ],
)
