import type { Currency, LocationId, OrderId, OrderLineId, RefundReason } from '@counterflow/core'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import { instant } from '../../../platform/database/instant-column.js'
import { locations } from '../../locations/location.table.js'
import { minorUnitsColumn } from '../../money/minor-units-column.js'
import { orderLines, orders } from '../order.table.js'
import type { actorSchema } from '../order-parts.contract.js'

export const refundStatuses = ['started', 'done', 'failed', 'taken_back'] as const

/** Those that have given nothing back, or not for good. */
export const undoneRefunds = [
  'failed',
  'taken_back',
] as const satisfies readonly (typeof refundStatuses)[number][]

/** Money of an order that was given back, and for what. `started`: the gateway has not answered yet. `taken_back`: the money came again. */
export const orderRefunds = pgTable(
  'order_refunds',
  {
    id: uuid().primaryKey(),
    orderId: uuid('order_id')
      .$type<OrderId>()
      .notNull()
      .references(() => orders.id),
    /** The caller's idempotency key. */
    requestKey: text('request_key').notNull().unique(),
    currency: text().$type<Currency>().notNull(),
    amount: minorUnitsColumn().notNull(),
    /** How much of it was for shipping. */
    shipping: minorUnitsColumn().notNull(),
    /** How much of it goes by the gateway; the rest was given back by hand. */
    byCard: minorUnitsColumn('by_card').notNull(),
    /** What was asked of the gateway; null when all went by hand. */
    operationId: uuid('operation_id').unique(),
    reason: text().$type<RefundReason>().notNull(),
    restock: boolean().notNull(),
    /** Where pieces that had left go back to; null: to where they came from. */
    restockLocationId: uuid('restock_location_id')
      .$type<LocationId>()
      .references(() => locations.id),
    /** Whether the customer is written to once the money has gone back. */
    notifyCustomer: boolean('notify_customer').notNull().default(false),
    status: text({ enum: refundStatuses }).notNull(),
    createdAt: instant('created_at').notNull(),
    actor: jsonb().$type<z.infer<typeof actorSchema>>().notNull(),
  },
  (table) => [index('order_refunds_order').on(table.orderId, table.createdAt)],
)

/** So many pieces of a line whose money was given back. */
export const orderRefundLines = pgTable(
  'order_refund_lines',
  {
    refundId: uuid('refund_id')
      .notNull()
      .references(() => orderRefunds.id),
    lineId: uuid('line_id')
      .$type<OrderLineId>()
      .notNull()
      .references(() => orderLines.id),
    quantity: integer().notNull(),
    /** How many of the pieces had not left the shop, and need not do so any more. */
    unsent: integer().notNull(),
    amount: minorUnitsColumn().notNull(),
  },
  (table) => [primaryKey({ columns: [table.refundId, table.lineId] })],
)
