import {
  type LocationId,
  type OrderId,
  planReservation,
  type StockLevel,
  spreadPieces,
  type VariantId,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { Queries, Transaction } from '../../platform/database/database.js'
import { holdStock } from './held-stock.js'
import { holdOrderStock, type OrderStock, releasedPiecesOf } from './order-stock.js'
import { StockAlerts } from './stock-alerts.js'
import { type HeldLevel, holdLevels, recordStock, type StockChange } from './stock-books.js'
import type { StockFacts } from './stock-facts.js'
import { outOfStock, type Shortage } from './stock-problems.js'

/** So many pieces of a variant. */
export interface Pieces {
  readonly variantId: VariantId
  readonly quantity: number
  /** The line of the order that wants them, counted from 0; its place among all pieces where nothing is said. */
  readonly line?: number
}

export interface ReserveOptions {
  /** Staff may promise what is not there; a customer only where the variant says so. */
  readonly allowOversell?: boolean
}

/**
 * The stock of orders. Placing one reserves its pieces, sending them commits what was reserved, cancelling or editing
 * releases it, and what comes back is restocked. All in the caller's transaction, together with the order itself; what
 * an order holds is read from its own movements, so that nothing is given back or sent twice.
 */
@Injectable()
export class Stock {
  constructor(@Inject(StockAlerts) private readonly alerts: StockAlerts) {}

  /**
   * Promises pieces to an order: of each variant from the first location that has all of them, else from several in
   * their order of preference. Variants whose stock is not tracked are left alone.
   * @throws Problem `out-of-stock` (409) that names every line of which there is too little; nothing has changed then.
   */
  async reserve(
    transaction: Transaction,
    orderId: OrderId,
    pieces: readonly Pieces[],
    { allowOversell = false }: ReserveOptions = {},
  ): Promise<void> {
    const { levels, facts } = await holdStock(transaction, variantIdsOf(pieces))
    const tracked = pieces
      .map((wanted, index) => ({ ...wanted, line: wanted.line ?? index }))
      .filter(({ variantId, quantity }) => quantity > 0 && facts.get(variantId)?.tracked === true)
    const shortages: Shortage[] = []
    const changes: StockChange[] = []
    for (const wanted of sumOfEachVariant(tracked)) {
      const fact = facts.get(wanted.variantId)
      if (fact === undefined) continue
      const stock = sellableLevels(levels, fact)
      const plan = planReservation(stock, wanted.quantity, allowOversell || fact.oversell)
      if (!plan.enough) {
        const { variantId, line, quantity } = wanted
        shortages.push({ line, variantId, sku: fact.sku, wanted: quantity, available: plan.available })
        continue
      }
      for (const { locationId, quantity } of plan.from) {
        changes.push({ variantId: wanted.variantId, locationId, onHand: 0, reserved: quantity })
      }
    }
    // A shop without a location keeps no stock: staff may sell there all the same.
    const refused = allowOversell ? [] : shortages
    if (refused.length > 0) throw outOfStock(refused)
    await recordStock(transaction, changes, { reason: 'reserved', orderId })
    await this.alerts.raise(transaction, { levels, changes, facts })
  }

  /**
   * Lets reserved pieces leave for the customer: `pieces`, or all that the order still holds. Answers how many left;
   * fewer than asked where the order holds fewer.
   */
  async commit(transaction: Transaction, orderId: OrderId, pieces?: readonly Pieces[]): Promise<number> {
    const held = await holdOrderStock(transaction, orderId)
    const leaving = partOf(held, ({ reserved }) => reserved, pieces)
    return this.settle(
      transaction,
      leaving.map((change) => ({ ...change, onHand: -change.quantity, reserved: -change.quantity })),
      { reason: 'committed', orderId },
    )
  }

  /**
   * Gives up what is reserved: `pieces`, or all that the order still holds. Answers how many pieces can be sold again;
   * none when asked twice.
   */
  async release(transaction: Transaction, orderId: OrderId, pieces?: readonly Pieces[]): Promise<number> {
    const held = await holdOrderStock(transaction, orderId)
    const released = partOf(held, ({ reserved }) => reserved, pieces)
    return this.settle(
      transaction,
      released.map((change) => ({ ...change, onHand: 0, reserved: -change.quantity })),
      { reason: 'released', orderId },
    )
  }

  /**
   * Takes back pieces that had left for the customer, to `locationId` or to where they came from. Answers how many came
   * back: never more than left and have not come back before.
   */
  async restock(
    transaction: Transaction,
    orderId: OrderId,
    pieces: readonly Pieces[],
    locationId?: LocationId,
  ): Promise<number> {
    const held = await holdOrderStock(transaction, orderId)
    const back = partOf(held, ({ gone }) => gone, pieces)
    return this.settle(
      transaction,
      back.map((change) => ({
        ...change,
        locationId: locationId ?? change.locationId,
        onHand: change.quantity,
        reserved: 0,
      })),
      { reason: 'restocked', orderId },
    )
  }

  /** How many pieces of an order were reserved and can be sold again. */
  releasedPieces(queries: Queries, orderId: OrderId): Promise<number> {
    return releasedPiecesOf(queries, orderId)
  }

  private async settle(
    transaction: Transaction,
    changes: readonly (StockChange & { quantity: number })[],
    cause: { reason: 'committed' | 'released' | 'restocked'; orderId: OrderId },
  ): Promise<number> {
    await holdLevels(transaction, variantIdsOf(changes))
    await recordStock(
      transaction,
      changes.map(({ quantity, ...change }) => change),
      cause,
    )
    return changes.reduce((sum, { quantity }) => sum + quantity, 0)
  }
}

export const variantIdsOf = (pieces: readonly { variantId: VariantId }[]) => [
  ...new Set(pieces.map(({ variantId }) => variantId)),
]

/** An order may name a variant twice; the first of its lines is the one that hears of a shortage. */
function sumOfEachVariant<Wanted extends Pieces>(pieces: readonly Wanted[]): Wanted[] {
  const sums = new Map<VariantId, Wanted>()
  for (const wanted of pieces) {
    const sum = sums.get(wanted.variantId)
    sums.set(wanted.variantId, {
      ...wanted,
      ...sum,
      quantity: wanted.quantity + (sum?.quantity ?? 0),
    })
  }
  return [...sums.values()]
}

/** The levels from which a variant is sold; a first location that never had any stands there with none. */
export function sellableLevels(
  levels: readonly HeldLevel[],
  { variantId, firstLocation }: StockFacts,
): readonly StockLevel[] {
  const own = levels.filter((level) => level.variantId === variantId && level.inUse)
  if (firstLocation === null || own.some(({ locationId }) => locationId === firstLocation)) return own
  return [{ locationId: firstLocation, onHand: 0, reserved: 0 }, ...own]
}

/** Of what an order has at each location the part that `pieces` name; all of it where they name nothing. */
export function partOf(
  held: readonly OrderStock[],
  amount: (stock: OrderStock) => number,
  pieces: readonly Pieces[] | undefined,
): { variantId: VariantId; locationId: LocationId; quantity: number }[] {
  const wanted = pieces ?? variantIdsOf(held).map((variantId) => ({ variantId, quantity: Infinity }))
  return sumOfEachVariant(wanted).flatMap(({ variantId, quantity }) => {
    const places = held
      .filter((stock) => stock.variantId === variantId)
      .map((stock) => ({ locationId: stock.locationId, quantity: amount(stock) }))
    // What came back to another location than it had left stands there as less than nothing.
    const all = places.reduce((sum, place) => sum + place.quantity, 0)
    return spreadPieces(places, Math.min(quantity, all)).map((part) => ({ variantId, ...part }))
  })
}
