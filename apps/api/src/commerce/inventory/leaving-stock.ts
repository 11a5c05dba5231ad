import type { LocationId, OrderId, VariantId } from '@counterflow/core'
import { availableAt } from '@counterflow/core'
import { Injectable } from '@nestjs/common'
import type { Transaction } from '../../platform/database/database.js'
import { holdOrderStock, type OrderStock } from './order-stock.js'
import { type Pieces, partOf, variantIdsOf } from './stock.js'
import { type HeldLevel, holdLevels, recordStock, type StockChange } from './stock-books.js'
import { readStockFacts } from './stock-facts.js'
import { holdLocation } from './stock-lines.js'
import { outOfStock, type Shortage } from './stock-problems.js'

/** From where pieces of an order leave. */
export interface LeavingFrom {
  readonly locationId: LocationId
  /** Whether pieces may leave that the books do not have there. */
  readonly allowOversell: boolean
}

type Leaving = ReturnType<typeof partOf>[number]

/** Lets pieces of orders leave from a location that somebody chose, wherever they were promised from. */
@Injectable()
export class LeavingStock {
  /**
   * What is with the order, the preferred location first, held until the transaction ends. Whoever calls holds the
   * order.
   */
  hold(transaction: Transaction, orderId: OrderId): Promise<OrderStock[]> {
    return holdOrderStock(transaction, orderId)
  }

  /**
   * Lets `pieces` leave from one location: what was promised elsewhere is given up there, and taken here.
   * @throws Problem `out-of-stock` (409) where fewer lie here than nobody else was promised; `invalid-input` (422) for
   * a location that is not in use.
   */
  async commit(
    transaction: Transaction,
    orderId: OrderId,
    pieces: readonly Pieces[],
    { locationId, allowOversell }: LeavingFrom,
  ): Promise<void> {
    const held = await holdOrderStock(transaction, orderId)
    const leaving = partOf(held, ({ reserved }) => reserved, pieces)
    const foreign = leaving.filter((part) => part.locationId !== locationId)
    if (foreign.length > 0) await holdLocation(transaction, locationId, '/locationId')
    const levels = await holdLevels(transaction, variantIdsOf(leaving))
    if (!allowOversell) await refuseShortages(transaction, { levels, foreign, locationId, pieces })
    await recordStock(
      transaction,
      leaving.flatMap((part) => changesOf(part, locationId)),
      { reason: 'committed', orderId },
    )
  }
}

function changesOf({ variantId, quantity, ...promised }: Leaving, locationId: LocationId): StockChange[] {
  if (promised.locationId === locationId) {
    return [{ variantId, locationId, onHand: -quantity, reserved: -quantity }]
  }
  return [
    { variantId, locationId, onHand: -quantity, reserved: 0 },
    { variantId, locationId: promised.locationId, onHand: 0, reserved: -quantity },
  ]
}

interface Taken {
  readonly levels: readonly HeldLevel[]
  /** What leaves from the location and is promised from another one. */
  readonly foreign: readonly Leaving[]
  readonly locationId: LocationId
  readonly pieces: readonly Pieces[]
}

async function refuseShortages(
  transaction: Transaction,
  { levels, foreign, locationId, pieces }: Taken,
): Promise<void> {
  const wanted = new Map<VariantId, number>()
  for (const { variantId, quantity } of foreign) {
    wanted.set(variantId, quantity + (wanted.get(variantId) ?? 0))
  }
  const facts = await readStockFacts(transaction, [...wanted.keys()])
  const shortages = [...wanted].flatMap(([variantId, quantity]): Shortage[] => {
    const level = levels.find((each) => each.variantId === variantId && each.locationId === locationId)
    const available = Math.max(0, level === undefined ? 0 : availableAt(level))
    if (available >= quantity) return []
    const line = pieces.findIndex((each) => each.variantId === variantId)
    return [{ line, variantId, sku: facts.get(variantId)?.sku ?? '', wanted: quantity, available }]
  })
  if (shortages.length > 0) throw outOfStock(shortages)
}
