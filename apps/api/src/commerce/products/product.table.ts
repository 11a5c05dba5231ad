import type { LocalizedText, ProductId, VariantId } from '@counterflow/core'
import { boolean, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'
import { minorUnitsColumn } from '../money/minor-units-column.js'

export const products = pgTable(
  'products',
  {
    id: uuid().$type<ProductId>().primaryKey(),
    title: jsonb().$type<LocalizedText>().notNull(),
    description: jsonb().$type<LocalizedText>().notNull(),
    color: text().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [index('products_newest').on(table.createdAt, table.id)],
)

/** What is sold: one form of a product, with its price in the shop's currency. */
export const variants = pgTable(
  'variants',
  {
    id: uuid().$type<VariantId>().primaryKey(),
    productId: uuid('product_id')
      .$type<ProductId>()
      .notNull()
      .references(() => products.id),
    sku: text().notNull().unique(),
    title: jsonb().$type<LocalizedText>().notNull(),
    price: minorUnitsColumn().notNull(),
    position: integer().notNull(),
    /** Whether its stock is counted. */
    tracked: boolean().notNull().default(true),
    /** Whether customers may order more than there is. */
    oversell: boolean().notNull().default(false),
  },
  (table) => [index('variants_product').on(table.productId)],
)
