import type { LocalizedText, MediaId, ProductId } from '@counterflow/core'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'
import { products } from '../products/product.table.js'

/** Images that were uploaded. Their files lie outside of the database, under names made from `sha256`. */
export const media = pgTable(
  'media',
  {
    id: uuid().$type<MediaId>().primaryKey(),
    /** Of the bytes that were sent, in hexadecimal: the same image again is the same row. */
    sha256: text().notNull().unique(),
    /** Of its largest form, in pixels. */
    width: integer().notNull(),
    height: integer().notNull(),
    createdAt: instant('created_at').notNull(),
    /** Something outside of the catalogue shows it for good, such as a message. */
    kept: boolean().notNull().default(false),
  },
  (table) => [index('media_created').on(table.createdAt)],
)

/** The images of a product in their order; the first stands for it in lists. */
export const productMedia = pgTable(
  'product_media',
  {
    productId: uuid('product_id')
      .$type<ProductId>()
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    mediaId: uuid('media_id')
      .$type<MediaId>()
      .notNull()
      .references(() => media.id),
    position: integer().notNull(),
    /** What the image shows, for those who do not see it; may be empty. */
    alt: jsonb().$type<LocalizedText>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.productId, table.mediaId] }),
    index('product_media_media').on(table.mediaId),
  ],
)
