import type { LocationId, VariantId } from '@counterflow/core'
import { inArray, type SQLWrapper, sql } from 'drizzle-orm'
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

/** SQL of the threshold that counts for a variant: `own`, else the shop's, else the usual one. */
export const thresholdOr = (own: SQLWrapper) => sql<number | null>`coalesce(${own},
  case when exists (select 1 from ${stockSettings}) then (select ${stockSettings.lowStockThreshold} from ${stockSettings})
       else ${sql.raw(`${usualLowStockThreshold}`)} end)`

const ownThreshold = sql`(
  select ${stockThresholds.threshold} from ${stockThresholds} where ${stockThresholds.variantId} = ${variants.id})`

const firstLocation = sql<LocationId | null>`(
  select place.id from ${locations} place where place.deactivated_at is null order by place.position, place.id limit 1)`

/** Reads `StockFacts` from a statement that has `variants`. */
export const factColumns = {
  variantId: variants.id,
  sku: variants.sku,
  tracked: variants.tracked,
  oversell: variants.oversell,
  threshold: thresholdOr(ownThreshold),
  firstLocation,
}

/** The facts of those of `variantIds` that exist. */
export async function readStockFacts(
  queries: Queries,
  variantIds: readonly VariantId[],
): Promise<Map<VariantId, StockFacts>> {
  if (variantIds.length === 0) return new Map()
  const rows = await queries
    .select(factColumns)
    .from(variants)
    .where(inArray(variants.id, [...variantIds]))
  return new Map(rows.map((row) => [row.variantId, row]))
}
