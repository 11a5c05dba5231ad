import type { LocationId, OrderId, VariantId } from '@counterflow/core'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Queries, Transaction } from '../../platform/database/database.js'
import { locations } from '../locations/location.table.js'
import { stockMovements } from './stock.table.js'

/** What of a variant at a location is with an order. */
export interface OrderStock {
  readonly variantId: VariantId
  readonly locationId: LocationId
  /** Pieces that are still promised to it. */
  readonly reserved: number
  /** Pieces that left for it and have not come back. */
  readonly gone: number
}

/**
 * What is with an order, the preferred location first. Until the transaction ends nobody else commits, releases or
 * restocks its pieces: all of them hold its movements first, and only then see what those add up to.
 */
export async function holdOrderStock(transaction: Transaction, orderId: OrderId): Promise<OrderStock[]> {
  await transaction
    .select({ id: stockMovements.id })
    .from(stockMovements)
    .where(eq(stockMovements.orderId, orderId))
    .orderBy(asc(stockMovements.id))
    .for('no key update')
  return readOrderStock(transaction, orderId)
}

/** What is with an order at this moment, the preferred location first. */
export async function readOrderStock(queries: Queries, orderId: OrderId): Promise<OrderStock[]> {
  return queries
    .select({
      variantId: stockMovements.variantId,
      locationId: stockMovements.locationId,
      reserved: sql`sum(${stockMovements.reserved})`.mapWith(Number),
      gone: sql`-sum(${stockMovements.onHand})`.mapWith(Number),
    })
    .from(stockMovements)
    .innerJoin(locations, eq(locations.id, stockMovements.locationId))
    .where(eq(stockMovements.orderId, orderId))
    .groupBy(stockMovements.variantId, stockMovements.locationId, locations.position)
    .orderBy(asc(locations.position), asc(stockMovements.variantId))
}

/** How many pieces of an order were reserved and then given up. */
export async function releasedPiecesOf(queries: Queries, orderId: OrderId): Promise<number> {
  const [row] = await queries
    .select({ pieces: sql`coalesce(-sum(${stockMovements.reserved}), 0)`.mapWith(Number) })
    .from(stockMovements)
    .where(and(eq(stockMovements.orderId, orderId), eq(stockMovements.reason, 'released')))
  return row?.pieces ?? 0
}
