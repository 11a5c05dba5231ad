import type { LocationId, OrderId, VariantId } from '@counterflow/core'
import { Injectable } from '@nestjs/common'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Queries, Transaction } from '../../platform/database/database.js'
import { locations, type StockReason, stockLevels, stockMovements } from './stock.table.js'

/** So many pieces of a variant. */
export interface Pieces {
  readonly variantId: VariantId
  readonly quantity: number
}

/** A change of stock at a location; negative when pieces leave. */
export interface StockChange extends Pieces {
  readonly locationId: LocationId
}

/**
 * Stock as the sum of its movements. It may fall below zero: a shop would rather sell one piece too many, and
 * see it, than refuse a customer because a count was wrong.
 */
@Injectable()
export class Stock {
  /** Takes the pieces of an order from the first location that has enough, otherwise from the first of all. */
  async take(transaction: Transaction, orderId: OrderId, pieces: readonly Pieces[]): Promise<void> {
    const wanted = new Map<VariantId, number>()
    for (const { variantId, quantity } of pieces)
      wanted.set(variantId, (wanted.get(variantId) ?? 0) + quantity)
    const places = await transaction.select().from(locations).orderBy(asc(locations.position))
    const levels = await transaction
      .select()
      .from(stockLevels)
      .where(inArray(stockLevels.variantId, [...wanted.keys()]))
    const changes = [...wanted].flatMap(([variantId, quantity]): StockChange[] => {
      const enough = places.find((place) =>
        levels.some(
          (level) =>
            level.variantId === variantId && level.locationId === place.id && level.quantity >= quantity,
        ),
      )
      const place = enough ?? places[0]
      return place === undefined ? [] : [{ variantId, locationId: place.id, quantity: -quantity }]
    })
    await this.record(transaction, changes, { reason: 'order_placed', orderId })
  }

  /** Puts back what the order took, and answers how many pieces that were now. Asked twice, it does so once. */
  async release(transaction: Transaction, orderId: OrderId): Promise<number> {
    const taken = await transaction
      .select()
      .from(stockMovements)
      .where(and(eq(stockMovements.orderId, orderId), eq(stockMovements.reason, 'order_placed')))
    const changes = taken.map(({ variantId, locationId, quantity }) => ({
      variantId,
      locationId,
      quantity: -quantity,
    }))
    return this.record(transaction, changes, { reason: 'order_released', orderId })
  }

  /** How many pieces of an order went back into stock. */
  async releasedPieces(queries: Queries, orderId: OrderId): Promise<number> {
    const movements = await queries
      .select({ quantity: stockMovements.quantity })
      .from(stockMovements)
      .where(and(eq(stockMovements.orderId, orderId), eq(stockMovements.reason, 'order_released')))
    return movements.reduce((sum, { quantity }) => sum + quantity, 0)
  }

  /**
   * Adds movements and brings the levels along; answers the sum of what was added. For an order, each change
   * counts once for each reason.
   */
  async record(
    transaction: Transaction,
    changes: readonly StockChange[],
    cause: { reason: StockReason; orderId: OrderId | null; at?: Date },
  ): Promise<number> {
    if (changes.length === 0) return 0
    const at = cause.at ?? new Date()
    const recorded = await transaction
      .insert(stockMovements)
      .values(changes.map((change) => ({ id: uuidv7(), ...change, ...cause, at })))
      .onConflictDoNothing()
      .returning()
    if (recorded.length === 0) return 0
    await transaction
      .insert(stockLevels)
      .values(
        recorded
          .map(({ variantId, locationId, quantity }) => ({ variantId, locationId, quantity }))
          .sort(inLockingOrder),
      )
      .onConflictDoUpdate({
        target: [stockLevels.variantId, stockLevels.locationId],
        set: { quantity: sql`${stockLevels.quantity} + excluded.quantity` },
      })
    return recorded.reduce((sum, { quantity }) => sum + quantity, 0)
  }
}

/** The same order for everybody, or two orders of the same goods would wait for each other for ever. */
function inLockingOrder(left: StockChange, right: StockChange): number {
  const key = (change: StockChange) => `${change.variantId}${change.locationId}`
  return key(left) < key(right) ? -1 : 1
}
