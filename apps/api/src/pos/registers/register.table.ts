import type { LocationId, RegisterId } from '@counterflow/core'
import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'

/** The tills of the shop. Receipts carry the code, so that it belongs to one register for good. */
export const registers = pgTable('registers', {
  id: uuid().$type<RegisterId>().primaryKey(),
  name: text().notNull(),
  /** Capitals and digits. */
  code: text().notNull().unique(),
  locationId: uuid('location_id').$type<LocationId>().notNull(),
  /** How many devices have been this register; that of the latest. */
  epoch: integer().notNull().default(0),
  /** Since when nothing is sold at it; null: it is in use. */
  closedAt: instant('closed_at'),
  version: integer().notNull().default(0),
  createdAt: instant('created_at').notNull(),
})
