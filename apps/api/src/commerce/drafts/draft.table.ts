import type { CustomerId, LocationId, OrderId, VariantId } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'
import { customers } from '../customers/customer.table.js'
import { locations } from '../locations/location.table.js'
import { orders } from '../orders/order.table.js'
import { variants } from '../products/product.table.js'
import type { DraftContent } from './draft-content.js'

/** An order that staff put together, before it is one. */
export const drafts = pgTable(
  'drafts',
  {
    id: uuid().primaryKey(),
    number: integer().notNull().unique(),
    version: integer().notNull().default(1),
    content: jsonb().$type<DraftContent>().notNull(),
    /** As in `content`, to find a customer's drafts by. */
    customerId: uuid('customer_id')
      .$type<CustomerId>()
      .references(() => customers.id),
    /** Opens the page on which the customer pays. In the clear: what it opens lies beside it. */
    payToken: text('pay_token').notNull().unique(),
    /** Until when its goods are promised to it; null: they are not. Kept, without a meaning, while it is an order. */
    reservedUntil: instant('reserved_until'),
    invoicedAt: instant('invoiced_at'),
    /** The version that the invoice told of: one that was changed since says so. */
    invoicedVersion: integer('invoiced_version'),
    /** The order that it became; null while it is none, also after a card was declined. */
    orderId: uuid('order_id')
      .$type<OrderId>()
      .references(() => orders.id),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    index('drafts_newest').on(table.createdAt, table.id),
    index('drafts_reserved').on(table.reservedUntil).where(sql`reserved_until is not null`),
    index('drafts_customer').on(table.customerId),
    index('drafts_order').on(table.orderId).where(sql`order_id is not null`),
  ],
)

/** What is promised to a draft, and from where. */
export const draftReservations = pgTable(
  'draft_reservations',
  {
    draftId: uuid('draft_id')
      .notNull()
      .references(() => drafts.id),
    variantId: uuid('variant_id')
      .$type<VariantId>()
      .notNull()
      .references(() => variants.id),
    locationId: uuid('location_id')
      .$type<LocationId>()
      .notNull()
      .references(() => locations.id),
    quantity: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.draftId, table.variantId, table.locationId] })],
)

/** A draft as it is kept. */
export type Draft = typeof drafts.$inferSelect
