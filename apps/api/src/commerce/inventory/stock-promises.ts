import { type LocationId, planReservation, type VariantId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { Transaction } from '../../platform/database/database.js'
import { holdStock } from './held-stock.js'
import { type Pieces, sellableLevels, variantIdsOf } from './stock.js'
import type { StockActor } from './stock-actor.js'
import { StockAlerts } from './stock-alerts.js'
import { holdLevels, recordStock } from './stock-books.js'
import { outOfStock, type Shortage } from './stock-problems.js'

/** Pieces of a variant that are promised from a location. */
export interface PromisedPieces {
  readonly variantId: VariantId
  readonly locationId: LocationId
  readonly quantity: number
}

/** For whom pieces are promised, as the history of the stock says it, and who did it; null: by itself. */
export interface PromiseNote {
  readonly note: string
  readonly actor: StockActor | null
}

/** Stock that is promised to something that is no order yet. Whoever has it promised keeps what was promised. */
@Injectable()
export class StockPromises {
  constructor(@Inject(StockAlerts) private readonly alerts: StockAlerts) {}

  /**
   * Promises pieces, by the same rules as for an order. Answers from where; nothing for variants whose stock is not
   * counted.
   * @throws Problem `out-of-stock` (409) that names every line of which there is too little; nothing has changed then.
   */
  async promise(
    transaction: Transaction,
    pieces: readonly Pieces[],
    { allowOversell, ...cause }: PromiseNote & { readonly allowOversell: boolean },
  ): Promise<PromisedPieces[]> {
    const { levels, facts } = await holdStock(transaction, variantIdsOf(pieces))
    const shortages: Shortage[] = []
    const promised: PromisedPieces[] = []
    for (const [variantId, { quantity, line }] of wantedOf(pieces)) {
      const fact = facts.get(variantId)
      if (fact === undefined || !fact.tracked) continue
      const plan = planReservation(sellableLevels(levels, fact), quantity, allowOversell || fact.oversell)
      if (plan.enough) promised.push(...plan.from.map((part) => ({ variantId, ...part })))
      else shortages.push({ line, variantId, sku: fact.sku, wanted: quantity, available: plan.available })
    }
    if (shortages.length > 0) throw outOfStock(shortages)
    const changes = promised.map(({ quantity, ...place }) => ({ ...place, onHand: 0, reserved: quantity }))
    await recordStock(transaction, changes, { reason: 'reserved', ...cause })
    await this.alerts.raise(transaction, { levels, changes, facts })
    return promised
  }

  /** Gives up what was promised. Whoever calls sees to it that it is given up once. */
  async giveUp(
    transaction: Transaction,
    promised: readonly PromisedPieces[],
    cause: PromiseNote,
  ): Promise<void> {
    await holdLevels(transaction, variantIdsOf(promised))
    const changes = promised.map(({ quantity, ...place }) => ({ ...place, onHand: 0, reserved: -quantity }))
    await recordStock(transaction, changes, { reason: 'released', ...cause })
  }
}

/** A variant that is wanted by several lines is wanted once, and the first of them hears of a shortage. */
function wantedOf(pieces: readonly Pieces[]): Map<VariantId, { quantity: number; line: number }> {
  const wanted = new Map<VariantId, { quantity: number; line: number }>()
  for (const [index, { variantId, quantity, line = index }] of pieces.entries()) {
    const known = wanted.get(variantId)
    wanted.set(variantId, { quantity: quantity + (known?.quantity ?? 0), line: known?.line ?? line })
  }
  return wanted
}
