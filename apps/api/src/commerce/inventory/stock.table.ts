import {
  type LocationId,
  type OrderId,
  type ProductId,
  stockReasons,
  type VariantId,
} from '@counterflow/core'
import { sql } from 'drizzle-orm'
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'
import { locations } from '../locations/location.table.js'
import { orders } from '../orders/order.table.js'
import { products, variants } from '../products/product.table.js'
import type { StockActor } from './stock-actor.js'

/**
 * Every change of stock, append-only. `onHand` and `reserved` say by how much each of them changed: a reservation
 * moves nothing, and goods that leave for an order lower both.
 */
export const stockMovements = pgTable(
  'stock_movements',
  {
    id: uuid().primaryKey(),
    /** What was done at once has the same: the two ends of a transfer, the lines of a count. */
    changeId: uuid('change_id').notNull().default(sql`gen_random_uuid()`),
    variantId: uuid('variant_id')
      .$type<VariantId>()
      .notNull()
      .references(() => variants.id),
    locationId: uuid('location_id')
      .$type<LocationId>()
      .notNull()
      .references(() => locations.id),
    onHand: integer('quantity').notNull(),
    reserved: integer().notNull().default(0),
    reason: text({ enum: stockReasons }).notNull(),
    note: text(),
    /** Who did it; null where the order's timeline says so. */
    actor: jsonb().$type<StockActor>(),
    orderId: uuid('order_id')
      .$type<OrderId>()
      .references(() => orders.id),
    /** The change that this one takes back. */
    undoes: uuid(),
    at: instant('at').notNull(),
  },
  (table) => [
    index('stock_movements_variant').on(table.variantId, table.at, table.id),
    index('stock_movements_order').on(table.orderId).where(sql`order_id is not null`),
    index('stock_movements_change').on(table.changeId),
    // A change is taken back once, whoever asks how often.
    uniqueIndex('stock_movements_undone_once')
      .on(table.undoes, table.variantId, table.locationId)
      .where(sql`undoes is not null`),
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
    onHand: integer('quantity').notNull(),
    reserved: integer().notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.variantId, table.locationId] }),
    index('stock_levels_location').on(table.locationId),
  ],
)

/**
 * Whether some variant of a product has pieces left, kept by the transaction that changes it: lists would have to count
 * the stock of the whole catalogue. A product without a row has none.
 */
export const productStock = pgTable('product_stock', {
  productId: uuid('product_id')
    .$type<ProductId>()
    .primaryKey()
    .references(() => products.id, { onDelete: 'cascade' }),
  inStock: boolean('in_stock').notNull(),
})

/** From how many pieces on the stock of a variant is low; a variant without a row goes by the shop's. */
export const stockThresholds = pgTable('stock_thresholds', {
  variantId: uuid('variant_id')
    .$type<VariantId>()
    .primaryKey()
    .references(() => variants.id),
  threshold: integer().notNull(),
})

/** What the shop says of stock in general: one row, or none while nobody has changed it. */
export const stockSettings = pgTable('stock_settings', {
  id: text().primaryKey(),
  /** Null: nobody wants to hear of low stock, unless a variant has a threshold of its own. */
  lowStockThreshold: integer('low_stock_threshold'),
})
