import type { LocationId, OrderId, StockReason, VariantId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { Transaction } from '../../../platform/database/database.js'
import { inTurn, type Step } from '../../../platform/database/in-turn.js'
import { type HeldStock, holdStock } from '../../inventory/held-stock.js'
import { type Pieces, variantIdsOf } from '../../inventory/stock.js'
import type { StockActor } from '../../inventory/stock-actor.js'
import { StockAlerts } from '../../inventory/stock-alerts.js'
import {
  type CausedChanges,
  recordEachStock,
  type StockChange,
  sumOfEachLevel,
} from '../../inventory/stock-books.js'
import type { CounterShortage } from './counter-sale.js'

/** Goods that went over the counter, one way or the other. */
export interface CounterMove {
  readonly orderId: OrderId | null
  readonly locationId: LocationId
  readonly pieces: readonly Pieces[]
  /** 1: they came; -1: they left. */
  readonly direction: 1 | -1
  readonly reason: StockReason
  readonly actor?: StockActor | null | undefined
  readonly note?: string | undefined
}

/** Records goods that have left or come already: whether the books had them is found out afterwards. */
@Injectable()
export class CounterStock {
  constructor(@Inject(StockAlerts) private readonly alerts: StockAlerts) {}

  /** Holds what the moves touch, in the order in which everybody does. */
  hold(transaction: Transaction, variantIds: readonly VariantId[]): Promise<HeldStock> {
    return holdStock(transaction, [...new Set(variantIds)].sort())
  }

  /** Records moves of variants that are held; those whose stock is not counted are left alone. */
  async record(
    transaction: Transaction,
    held: HeldStock,
    moves: readonly CounterMove[],
  ): Promise<CounterShortage[]> {
    const { steps, shortages } = this.recording(transaction, held, moves)
    await inTurn(steps)
    return shortages
  }

  /** The steps of it, and what will be short then. */
  recording(
    transaction: Transaction,
    held: HeldStock,
    moves: readonly CounterMove[],
  ): { steps: Step[]; shortages: CounterShortage[] } {
    const caused = moves.map((move) => causedBy(move, held))
    const changes = sumOfEachLevel(caused.flatMap((one) => one.changes))
    const steps = [
      () => () =>
        recordEachStock(
          transaction,
          caused.filter((one) => one.changes.length > 0),
        ),
      () => () => this.alerts.raise(transaction, { ...held, changes }),
    ]
    return { steps, shortages: changes.flatMap((change) => shortageOf(change, held, moves)) }
  }

  /** The same for goods that nobody holds yet. */
  async move(transaction: Transaction, moves: readonly CounterMove[]): Promise<CounterShortage[]> {
    const held = await this.hold(transaction, variantIdsOf(moves.flatMap(({ pieces }) => pieces)))
    return this.record(transaction, held, moves)
  }
}

const causedBy = (
  { orderId, locationId, pieces, direction, reason, actor, note }: CounterMove,
  { facts }: HeldStock,
): CausedChanges => ({
  changes: pieces
    .filter(({ variantId }) => facts.get(variantId)?.tracked === true)
    .map(({ variantId, quantity }) => ({ variantId, locationId, onHand: direction * quantity, reserved: 0 })),
  cause: { reason, orderId, actor: actor ?? null, note },
})

function shortageOf(
  { variantId, locationId, onHand }: StockChange,
  { levels, facts }: HeldStock,
  moves: readonly CounterMove[],
): CounterShortage[] {
  const before = levels.find((level) => level.variantId === variantId && level.locationId === locationId)
  const after = (before?.onHand ?? 0) + onHand
  if (onHand >= 0 || after >= 0) return []
  const last = moves.findLast(
    (move) => move.locationId === locationId && move.pieces.some((piece) => piece.variantId === variantId),
  )
  const sku = facts.get(variantId)?.sku ?? ''
  return [{ orderId: last?.orderId ?? null, variantId, sku, locationId, onHand: after }]
}
