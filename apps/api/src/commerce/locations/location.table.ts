import type { Address, LocalizedText, LocationId } from '@counterflow/core'
import { integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'

/** A place where stock lies. Orders are served from the first place, by `position`, that has enough. */
export const locations = pgTable('locations', {
  id: uuid().$type<LocationId>().primaryKey(),
  name: jsonb().$type<LocalizedText>().notNull(),
  /** Capitals and digits, with which receipts begin. Null until a register needs it. */
  code: text().unique(),
  position: integer().notNull(),
  address: jsonb().$type<Address>(),
  /** Since when nothing is sold from here; null: it is in use. */
  deactivatedAt: instant('deactivated_at'),
})
