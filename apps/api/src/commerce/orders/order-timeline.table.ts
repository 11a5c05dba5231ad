import type { OrderId } from '@counterflow/core'
import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import { instant } from '../../platform/database/instant-column.js'
import { orders } from './order.table.js'
import type { actorSchema, timelineEntrySchema } from './order-parts.contract.js'

/** What happened to an order and who did it, append-only. */
export const orderTimeline = pgTable(
  'order_timeline',
  {
    id: uuid().primaryKey(),
    orderId: uuid('order_id')
      .$type<OrderId>()
      .notNull()
      .references(() => orders.id),
    at: instant('at').notNull(),
    /** The order's version that this change made; null for what changes nothing of it, such as a comment. */
    version: integer(),
    kind: text().$type<z.infer<typeof timelineEntrySchema>['kind']>().notNull(),
    actor: jsonb().$type<z.infer<typeof actorSchema>>().notNull(),
    values: jsonb().$type<z.infer<typeof timelineEntrySchema>['values']>().notNull(),
  },
  (table) => [index('order_timeline_order').on(table.orderId, table.at, table.id)],
)
