import type { LocationId, OrderId, OrderLineId } from '@counterflow/core'
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import { instant } from '../../../platform/database/instant-column.js'
import { locations } from '../../locations/location.table.js'
import { orderLines, orders } from '../order.table.js'
import type { actorSchema } from '../order-parts.contract.js'

/** Goods of an order that left the shop together, or were handed over. */
export const orderFulfilments = pgTable(
  'order_fulfilments',
  {
    id: uuid().primaryKey(),
    orderId: uuid('order_id')
      .$type<OrderId>()
      .notNull()
      .references(() => orders.id),
    /** From where it left; null where its goods lie in no stock. */
    locationId: uuid('location_id')
      .$type<LocationId>()
      .references(() => locations.id),
    trackingCompany: text('tracking_company'),
    trackingNumber: text('tracking_number'),
    trackingUrl: text('tracking_url'),
    createdAt: instant('created_at').notNull(),
    /** When they turned out not to have left. */
    cancelledAt: instant('cancelled_at'),
    actor: jsonb().$type<z.infer<typeof actorSchema>>().notNull(),
  },
  (table) => [index('order_fulfilments_order').on(table.orderId, table.createdAt)],
)

/** So many pieces of a line in one fulfilment. */
export const orderFulfilmentLines = pgTable(
  'order_fulfilment_lines',
  {
    fulfilmentId: uuid('fulfilment_id')
      .notNull()
      .references(() => orderFulfilments.id),
    lineId: uuid('line_id')
      .$type<OrderLineId>()
      .notNull()
      .references(() => orderLines.id),
    quantity: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.fulfilmentId, table.lineId] })],
)
