import {
  type LocationId,
  type OrderId,
  type OrderReservation,
  reserveInTurn,
  type StockLevel,
  spreadPieces,
  type VariantId,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { Queries, Transaction } from '../../platform/database/database.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { type HeldStock, holdStock } from './held-stock.js'
import { holdOrderStock, type OrderStock, releasedPiecesOf } from './order-stock.js'
import { StockAlerts } from './stock-alerts.js'
import {
  type CausedChanges,
  type HeldLevel,
  holdLevels,
  recordEachStock,
  recordStock,
  type StockChange,
} from './stock-books.js'
import type { StockFacts } from './stock-facts.js'
import { outOfStock } from './stock-problems.js'

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

/** What an order wants from stock. */
export interface StockWish extends ReserveOptions {
  readonly pieces: readonly Pieces[]
}

/** What orders were promised, while their transaction holds the goods; an order that gets nothing has a problem. */
export interface PromisedStock {
  readonly held: HeldStock
  readonly outcomes: readonly (readonly StockChange[] | Problem)[]
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
   * Promises pieces to orders, who are served in their turn: each gets all that it wants or nothing, of each variant
   * from the first location that has all of them, else from several in their order of preference. Variants whose stock
   * is not tracked are left alone. Nothing is written yet: `take` does that, once the orders are there. A problem is
   * `out-of-stock` (409), and names every line of which there is too little.
   */
  async promise(transaction: Transaction, wishes: readonly StockWish[]): Promise<PromisedStock> {
    const held = await holdStock(transaction, variantIdsOf(wishes.flatMap(({ pieces }) => pieces)))
    const shelves = new Map(
      [...held.facts.values()]
        .filter(({ tracked }) => tracked)
        .map((fact) => [
          fact.variantId,
          { levels: sellableLevels(held.levels, fact), oversell: fact.oversell },
        ]),
    )
    const wanted = wishes.map(({ pieces, allowOversell = false }) => ({
      allowOversell,
      pieces: pieces
        .map((piece, index) => ({ ...piece, line: piece.line ?? index }))
        .filter(({ quantity }) => quantity > 0),
    }))
    return { held, outcomes: reserveInTurn(shelves, wanted).map((one) => outcomeOf(one, held)) }
  }

  /** Writes down what was promised to the orders `orderIds`, in the sequence of their wishes; none was refused. */
  async take(
    transaction: Transaction,
    { held, outcomes }: PromisedStock,
    orderIds: readonly OrderId[],
  ): Promise<void> {
    const caused = outcomes.flatMap((outcome, index) => {
      if (outcome instanceof Problem) throw outcome
      const orderId = orderIds[index]
      if (orderId === undefined) throw new Error('There are more wishes than orders.')
      return [{ changes: outcome, cause: { reason: 'reserved', orderId } as const }]
    })
    await recordEachStock(transaction, caused)
    const changes = caused.flatMap((one) => one.changes)
    await this.alerts.raise(transaction, { ...held, changes })
  }

  /**
   * Promises pieces to an order that is there already.
   * @throws Problem `out-of-stock` (409); nothing has changed then.
   */
  async reserve(
    transaction: Transaction,
    orderId: OrderId,
    pieces: readonly Pieces[],
    options: ReserveOptions = {},
  ): Promise<void> {
    const promised = await this.promise(transaction, [{ ...options, pieces }])
    await this.take(transaction, promised, [orderId])
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

  /** Gives up all that several orders still hold. Their goods are held at once, in the order in which everybody does. */
  async releaseAll(transaction: Transaction, orderIds: readonly OrderId[]): Promise<void> {
    const caused: CausedChanges[] = []
    for (const orderId of orderIds.toSorted()) {
      const held = await holdOrderStock(transaction, orderId)
      const changes = partOf(held, ({ reserved }) => reserved, undefined).map(({ quantity, ...place }) => {
        return { ...place, onHand: 0, reserved: -quantity }
      })
      caused.push({ changes, cause: { reason: 'released', orderId } })
    }
    await holdLevels(transaction, variantIdsOf(caused.flatMap(({ changes }) => changes)))
    await recordEachStock(transaction, caused)
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

function outcomeOf(reservation: OrderReservation, { facts }: HeldStock): readonly StockChange[] | Problem {
  if (reservation.enough)
    return reservation.from.map(({ quantity, ...place }) => ({ ...place, onHand: 0, reserved: quantity }))
  const shortages = reservation.missing.map(({ variantId, line, quantity, available }) => {
    const sku = facts.get(variantId)?.sku ?? ''
    return { line, variantId, sku, wanted: quantity, available }
  })
  return outOfStock(shortages)
}

/** Several parts of a variant are one. */
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
