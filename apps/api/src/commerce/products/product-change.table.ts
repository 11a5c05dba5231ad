import type { ProductId } from '@counterflow/core'
import { integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'
import type { Actor } from '../../platform/http/actor.js'
import { products } from './product.table.js'

/** What each version of a product changed: whoever saw an older one is told. Append-only. */
export const productChanges = pgTable(
  'product_changes',
  {
    productId: uuid('product_id')
      .$type<ProductId>()
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    fields: text().array().notNull(),
    actor: jsonb().$type<Pick<Actor, 'type' | 'id' | 'name'>>().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.productId, table.version] })],
)
