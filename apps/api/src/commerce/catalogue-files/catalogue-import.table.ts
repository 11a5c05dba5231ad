import type { ProductRow } from '@counterflow/core'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'
import type { Actor } from '../../platform/http/actor.js'
import type { LineFault } from './import-plan.js'

export const importStatuses = ['checking', 'checked', 'applying', 'applied', 'failed'] as const

/** A file of products that somebody uploaded: first looked through, then carried out when they say so. */
export const catalogueImports = pgTable(
  'catalogue_imports',
  {
    id: uuid().primaryKey(),
    fileName: text('file_name').notNull(),
    status: text({ enum: importStatuses }).notNull(),
    rows: integer().notNull(),
    /** Columns of the file that mean nothing here. */
    ignoredColumns: text('ignored_columns').array().notNull(),
    /** Set once it was looked through. */
    toCreate: integer('to_create').notNull().default(0),
    toChange: integer('to_change').notNull().default(0),
    unchanged: integer().notNull().default(0),
    badRows: integer('bad_rows').notNull().default(0),
    /** How many products of it were gone through so far, in the check and then again in the import. */
    done: integer().notNull().default(0),
    products: integer().notNull().default(0),
    actor: jsonb().$type<Pick<Actor, 'type' | 'id' | 'name'>>().notNull(),
    createdAt: instant('created_at').notNull(),
    /** When something was last done; work that stands still is taken up again. */
    touchedAt: instant('touched_at').notNull(),
  },
  (table) => [index('catalogue_imports_newest').on(table.createdAt, table.id)],
)

export const catalogueImportRows = pgTable(
  'catalogue_import_rows',
  {
    importId: uuid('import_id')
      .notNull()
      .references(() => catalogueImports.id, { onDelete: 'cascade' }),
    line: integer().notNull(),
    /** Which product it belongs to; null when the row says neither a handle, nor a known SKU, nor a title. */
    handle: text(),
    row: jsonb().$type<ProductRow>().notNull(),
    faults: jsonb().$type<LineFault[]>().notNull(),
    isBad: boolean('is_bad').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.line] }),
    index('catalogue_import_rows_product').on(table.importId, table.handle),
  ],
)

/** What becomes of each product of a file, in the order in which they come in it. */
export const catalogueImportProducts = pgTable(
  'catalogue_import_products',
  {
    importId: uuid('import_id')
      .notNull()
      .references(() => catalogueImports.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    handle: text().notNull(),
    title: text().notNull().default(''),
    deed: text({ enum: ['create', 'change', 'nothing', 'refuse'] }),
    changed: text().array().notNull().default([]),
    applied: boolean().notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.importId, table.position] })],
)
