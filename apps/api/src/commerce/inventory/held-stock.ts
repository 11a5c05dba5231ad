import type { VariantId } from '@counterflow/core'
import { asc, eq } from 'drizzle-orm'
import { amongGiven } from '../../platform/database/among.js'
import type { Transaction } from '../../platform/database/database.js'
import { knownQuery } from '../../platform/database/known-query.js'
import { locations } from '../locations/location.table.js'
import { variants } from '../products/product.table.js'
import { stockLevels } from './stock.table.js'
import { type HeldLevel, preferredFirst } from './stock-books.js'
import { factColumns, readStockFacts, type StockFacts } from './stock-facts.js'

/** What there is of some variants, held until the transaction ends, and what decides about it. */
export interface HeldStock {
  readonly levels: readonly HeldLevel[]
  readonly facts: ReadonlyMap<VariantId, StockFacts>
}

const holdRows = knownQuery((queries) =>
  queries
    .select({
      fact: factColumns,
      level: stockLevels,
      position: locations.position,
      deactivatedAt: locations.deactivatedAt,
    })
    .from(stockLevels)
    .innerJoin(locations, eq(locations.id, stockLevels.locationId))
    .innerJoin(variants, eq(variants.id, stockLevels.variantId))
    .where(amongGiven(stockLevels.variantId, 'ids'))
    .orderBy(asc(stockLevels.variantId), asc(stockLevels.locationId))
    .for('no key update', { of: stockLevels }),
)

/** `holdLevels` and `readStockFacts` in one statement, for orders: others wait for the same goods. */
export async function holdStock(
  transaction: Transaction,
  variantIds: readonly VariantId[],
): Promise<HeldStock> {
  if (variantIds.length === 0) return { levels: [], facts: new Map() }
  const rows = await holdRows(transaction, { ids: [...variantIds] })
  const facts = new Map(rows.map(({ fact }) => [fact.variantId, fact]))
  // What was never counted anywhere has no level to be found by.
  const uncounted = variantIds.filter((variantId) => !facts.has(variantId))
  const others = await readStockFacts(transaction, uncounted)
  return { levels: preferredFirst(rows), facts: new Map([...facts, ...others]) }
}
