import type { LocationId, TillRecordKind } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'
import type { FiledRecord } from './stored-content.js'

/**
 * What tills know, one row for each thing. Versions are given by one writer under a lock, in the order of its commits
 * and without a gap: whoever has read up to one has all that comes before it.
 */
export const tillRecords = pgTable(
  'till_records',
  {
    kind: text().$type<TillRecordKind>().notNull(),
    id: text().notNull(),
    version: bigint({ mode: 'number' }).notNull(),
    /** The first byte of the SHA-256 of `kind:id`. */
    bucket: smallint().notNull(),
    gone: boolean().notNull(),
    filed: jsonb().$type<FiledRecord>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.id] }),
    uniqueIndex('till_records_version').on(table.version),
    index('till_records_bucket').on(table.bucket),
  ],
)

/** How far the records follow the event log: one row, from the first register on. */
export const tillFeed = pgTable(
  'till_feed',
  {
    id: text().primaryKey(),
    /** In the event log. */
    position: text().notNull(),
    /** Of the record that was written last. */
    version: bigint({ mode: 'number' }).notNull(),
    /** Whether what was there before the first register is among the records. */
    filled: boolean().notNull(),
  },
  (table) => [check('till_feed_one_row', sql`${table.id} = 'till'`)],
)

/** How goods are taxed at each location, and since when: what was sold before a change stays as it was. */
export const tillTaxes = pgTable(
  'till_taxes',
  {
    locationId: uuid('location_id').$type<LocationId>().notNull(),
    from: instant('from_at').notNull(),
    ratesBasisPoints: integer('rates_basis_points').array().notNull(),
    names: text().array().notNull(),
    included: boolean().notNull(),
  },
  (table) => [primaryKey({ columns: [table.locationId, table.from] })],
)
