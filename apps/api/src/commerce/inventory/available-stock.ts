import { type SQL, sql } from 'drizzle-orm'
import { stockLevels } from './stock.table.js'

/** SQL of how many pieces of a variant there are over all locations. */
export const availableOf = (variantId: SQL) => sql`(
  select coalesce(sum(level.quantity), 0)::int from ${stockLevels} level where level.variant_id = ${variantId})`
