import type { ProductId } from '@counterflow/core'
import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { products } from './product.table.js'

/** What products are found by, kept by whoever writes a product; apart, so that lists read narrow rows. */
export const productSearch = pgTable(
  'product_search',
  {
    productId: uuid('product_id')
      .$type<ProductId>()
      .primaryKey()
      .references(() => products.id, { onDelete: 'cascade' }),
    /** See searchGrams. */
    grams: text().array().notNull(),
    /** See searchText. */
    words: text().notNull(),
  },
  (table) => [index('product_search_grams').using('gin', table.grams)],
)
