import type { LocalizedText, LocationId, OrderId, VariantId } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../columns.js'
import { orders } from '../orders/order.table.js'
import { variants } from '../products/product.table.js'

/** A place where stock lies. Orders are served from the first place, by `position`, that has enough. */
export const locations = pgTable('locations', {
  id: uuid().$type<LocationId>().primaryKey(),
  name: jsonb().$type<LocalizedText>().notNull(),
  position: integer().notNull(),
})

export const stockReasons = ['counted', 'order_placed', 'order_released'] as const

/** Why stock changed. */
export type StockReason = (typeof stockReasons)[number]

/** Every change of stock, append-only. `quantity` is negative when pieces leave. */
export const stockMovements = pgTable(
  'stock_movements',
  {
    id: uuid().primaryKey(),
    variantId: uuid('variant_id')
      .$type<VariantId>()
      .notNull()
      .references(() => variants.id),
    locationId: uuid('location_id')
      .$type<LocationId>()
      .notNull()
      .references(() => locations.id),
    quantity: integer().notNull(),
    reason: text({ enum: stockReasons }).notNull(),
    orderId: uuid('order_id')
      .$type<OrderId>()
      .references(() => orders.id),
    at: instant('at').notNull(),
  },
  (table) => [
    index('stock_movements_variant').on(table.variantId, table.at),
    // An order takes, and gives back, what it took only once, whoever asks how often.
    uniqueIndex('stock_movements_once_an_order')
      .on(table.orderId, table.reason, table.variantId, table.locationId)
      .where(sql`order_id is not null`),
  ],
)

/** The sum of the movements of a variant at a location, kept by the transaction that adds a movement. */
export const stockLevels = pgTable(
  'stock_levels',
  {
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
  (table) => [primaryKey({ columns: [table.variantId, table.locationId] })],
)
