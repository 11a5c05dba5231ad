import type { LocalizedText, ProductId, ProductOption, ProductStatus, VariantId } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'
import { minorUnitsColumn } from '../money/minor-units-column.js'

const noText: LocalizedText = { en: '', ko: '', ja: '' }

export const products = pgTable(
  'products',
  {
    id: uuid().$type<ProductId>().primaryKey(),
    /** Its name in addresses and files. Made from the id for products that an earlier version wrote. */
    handle: text().notNull().unique().default(sql`gen_random_uuid()::text`),
    status: text().$type<ProductStatus>().notNull().default('active'),
    title: jsonb().$type<LocalizedText>().notNull(),
    /** Markdown; may be empty. */
    description: jsonb().$type<LocalizedText>().notNull(),
    /** Markdown; may be empty. */
    sizeChart: jsonb('size_chart').$type<LocalizedText>().notNull().default(noText),
    vendor: text().notNull().default(''),
    tags: text().array().notNull().default([]),
    options: jsonb().$type<ProductOption[]>().notNull().default([]),
    color: text().notNull(),
    /** The price of its cheapest variant, kept by whoever writes variants; null without any. */
    leastPrice: minorUnitsColumn('least_price'),
    /** Raised by every change: who changes something says which version they saw. */
    version: integer().notNull().default(1),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull().default(sql`now()`),
  },
  (table) => [
    index('products_newest').on(table.createdAt, table.id),
    index('products_price').on(table.leastPrice, table.id),
    index('products_tags').using('gin', table.tags),
    index('products_status').on(table.status, table.createdAt, table.id),
    index('products_vendor').on(table.vendor, table.createdAt, table.id),
    // By code points, which orders Hangul and kana as readers expect and is the same on every server.
    index('products_title_en').on(sql`(lower(${table.title} ->> 'en') collate "C")`, table.id),
    index('products_title_ko').on(sql`(lower(${table.title} ->> 'ko') collate "C")`, table.id),
    index('products_title_ja').on(sql`(lower(${table.title} ->> 'ja') collate "C")`, table.id),
  ],
)

/** What is sold: one form of a product, with its price in the shop's currency. */
export const variants = pgTable(
  'variants',
  {
    id: uuid().$type<VariantId>().primaryKey(),
    productId: uuid('product_id')
      .$type<ProductId>()
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    sku: text().notNull(),
    /** What its option values say together. */
    title: jsonb().$type<LocalizedText>().notNull(),
    /** A value for each of the product's options, in their order. */
    optionValues: jsonb('option_values').$type<LocalizedText[]>().notNull().default([]),
    price: minorUnitsColumn().notNull(),
    /** What it cost before, to be shown beside the price. */
    compareAtPrice: minorUnitsColumn('compare_at_price'),
    barcode: text(),
    weightGrams: integer('weight_grams'),
    taxable: boolean().notNull().default(true),
    /** Whether its stock is counted at all. */
    tracked: boolean().notNull().default(true),
    /** Whether it may be sold when there is none left. */
    oversell: boolean().notNull().default(false),
    position: integer().notNull(),
    /** When it was taken out of the catalogue; its orders keep it. */
    archivedAt: instant('archived_at'),
  },
  (table) => [
    index('variants_product').on(table.productId),
    // The SKU of a variant that was put away is free again.
    uniqueIndex('variants_sku').on(table.sku).where(sql`archived_at is null`),
    index('variants_barcode').on(table.barcode).where(sql`barcode is not null`),
  ],
)
