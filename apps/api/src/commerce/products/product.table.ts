import type { LocalizedText, ProductId, VariantId } from '@counterflow/core'
import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant, minorUnitsColumn } from '../columns.js'

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
  },
  (table) => [index('variants_product').on(table.productId)],
)
