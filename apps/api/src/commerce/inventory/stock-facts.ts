import type { LocationId, VariantId } from '@counterflow/core'
import { asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Queries } from '../../platform/database/database.js'
import { locations } from '../locations/location.table.js'
import { variants } from '../products/product.table.js'
import { stockSettings, stockThresholds } from './stock.table.js'

/** At how many pieces stock is low in a shop that has not said so. */
export const usualLowStockThreshold = 5

/** What decides how the stock of a variant may change. */
export interface StockFacts {
  readonly variantId: VariantId
  readonly sku: string
  /** Whether its pieces are counted at all. */
  readonly tracked: boolean
  readonly oversell: boolean
  /** At how many pieces it is low; null: nobody wants to hear of it. */
  readonly threshold: number | null
  /** The location from which pieces are promised that are not there; null in a shop without any. */
  readonly firstLocation: LocationId | null
}

/** SQL of the threshold that counts for `variants`: its own, else the shop's, else the usual one. */
export const thresholdOfVariant = sql<number | null>`coalesce(
  (select ${stockThresholds.threshold} from ${stockThresholds} where ${stockThresholds.variantId} = ${variants.id}),
  case when exists (select 1 from ${stockSettings}) then (select ${stockSettings.lowStockThreshold} from ${stockSettings})
       else ${sql.raw(`${usualLowStockThreshold}`)} end)`

/** The facts of those of `variantIds` that exist. */
export async function readStockFacts(
  queries: Queries,
  variantIds: readonly VariantId[],
): Promise<Map<VariantId, StockFacts>> {
  if (variantIds.length === 0) return new Map()
  const first = queries
    .select({ id: locations.id })
    .from(locations)
    .where(isNull(locations.deactivatedAt))
    .orderBy(asc(locations.position), asc(locations.id))
    .limit(1)
    .as('first')
  const rows = await queries
    .select({
      variantId: variants.id,
      sku: variants.sku,
      tracked: variants.tracked,
      oversell: variants.oversell,
      threshold: thresholdOfVariant,
      firstLocation: first.id,
    })
    .from(variants)
    .leftJoin(first, eq(sql`true`, sql`true`))
    .where(inArray(variants.id, [...variantIds]))
  return new Map(rows.map((row) => [row.variantId, row]))
}
