import type { LocationId, ParkedCart } from '@counterflow/core'
import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'

/** Carts that wait at a location, for whichever of its registers fetches them first. */
export const parkedCarts = pgTable(
  'till_parked_carts',
  {
    id: uuid().primaryKey(),
    locationId: uuid('location_id').$type<LocationId>().notNull(),
    /** The device that put it there. */
    deviceId: uuid('device_id').notNull(),
    name: text().notNull(),
    content: jsonb().$type<ParkedCart>().notNull(),
    at: instant('at').notNull(),
    /** Which device fetched it: asked again, it gets it again. Null: it waits. */
    takenBy: uuid('taken_by'),
    takenAt: instant('taken_at'),
  },
  (table) => [index('till_parked_carts_location').on(table.locationId, table.at)],
)
