import { type SQL, sql } from 'drizzle-orm'
import { locations } from '../locations/location.table.js'
import { stockLevels } from './stock.table.js'

/**
 * SQL of how many pieces of a variant can still be sold, over all locations that are in use: a bigint, since each of them
 * may hold a thousand million. Read it with `mapWith(Number)`.
 */
export const availableOf = (variantId: SQL) => sql`(
  select coalesce(sum(level.quantity - level.reserved), 0)
    from ${stockLevels} level join ${locations} place on place.id = level.location_id
   where level.variant_id = ${variantId} and place.deactivated_at is null)`
