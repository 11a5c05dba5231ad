import type { Address, LocalizedText, LocationId } from '@counterflow/core'
import { boolean, integer, jsonb, pgTable, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'

/** A place where stock lies. Orders are served from the first place, by `position`, that has enough. */
export const locations = pgTable('locations', {
  id: uuid().$type<LocationId>().primaryKey(),
  name: jsonb().$type<LocalizedText>().notNull(),
  position: integer().notNull(),
  address: jsonb().$type<Address>(),
  /** Whether customers may fetch their orders here. */
  pickup: boolean().notNull().default(false),
  /** Since when nothing is sold from here; null: it is in use. */
  deactivatedAt: instant('deactivated_at'),
})
