import type { ProductId, SalesChannel } from '@counterflow/core'
import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { products } from '../products/product.table.js'

/** Where a product is on sale: a row for each sales channel (R15). */
export const productPublications = pgTable(
  'product_publications',
  {
    productId: uuid('product_id')
      .$type<ProductId>()
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    channel: text().$type<SalesChannel>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.productId, table.channel] }),
    index('product_publications_channel').on(table.channel, table.productId),
  ],
)
