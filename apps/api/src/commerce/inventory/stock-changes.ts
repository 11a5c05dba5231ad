import { availableAt, type VariantId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import type { Actor } from '../../platform/http/actor.js'
import type { IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import type { RouteInput } from '../../platform/http/route-contract.js'
import { stockMovements } from './stock.table.js'
import { type HeldLevel, holdLevels } from './stock-books.js'
import type { stockChangeRoutes as routes } from './stock-changes.contract.js'
import { type AskedChange, StockDeed, type StockReceipt } from './stock-deed.js'
import { type FoundVariant, holdLocation, requireVariants } from './stock-lines.js'
import { notUndoable, outOfStock, type Shortage, sameLocation } from './stock-problems.js'

type Adjustment = RouteInput<typeof routes.adjust>['body']
type Transfer = RouteInput<typeof routes.transfer>['body']

const reasonsOfOrders: readonly string[] = ['reserved', 'released', 'committed', 'restocked']

/** Changes of stock by people: each is one set of movements with one reason, and can be taken back as one. */
@Injectable()
export class StockChanges {
  constructor(@Inject(StockDeed) private readonly deed: StockDeed) {}

  /**
   * Adds pieces to a location, or takes some away.
   * @throws Problem `unknown-variant`, `untracked-variant` (422) or `stock-below-zero` (409); nothing has changed then.
   */
  adjust(body: Adjustment, actor: Actor, request: IdempotentRequest | undefined): Promise<StockReceipt> {
    const { locationId, reason, note } = body
    return this.deed.once(request, async (transaction) => {
      const found = await requireVariants(
        transaction,
        body.lines.map(({ variant }) => variant),
      )
      await holdLocation(transaction, locationId, '/locationId')
      const levels = await holdLevels(transaction, idsOf(found))
      const changes = found.map(({ id: variantId, line }) => {
        return { line, variantId, locationId, onHand: body.lines[line]?.change ?? 0, reserved: 0 }
      })
      return this.deed.record(transaction, levels, changes, { reason, note, actor })
    })
  }

  /**
   * Moves pieces that nobody is promised from one location to another.
   * @throws Problem `unknown-variant`, `untracked-variant` (422) or `out-of-stock` (409); nothing has changed then.
   */
  transfer(body: Transfer, actor: Actor, request: IdempotentRequest | undefined): Promise<StockReceipt> {
    const { fromLocationId, toLocationId, note } = body
    if (fromLocationId === toLocationId) throw sameLocation()
    return this.deed.once(request, async (transaction) => {
      const found = await requireVariants(
        transaction,
        body.lines.map(({ variant }) => variant),
      )
      const ends = [
        { id: fromLocationId, path: '/fromLocationId' },
        { id: toLocationId, path: '/toLocationId' },
      ].sort((left, right) => (left.id < right.id ? -1 : 1))
      for (const { id, path } of ends) await holdLocation(transaction, id, path)
      const levels = await holdLevels(transaction, idsOf(found))
      const moved = found.map((variant) => ({
        ...variant,
        quantity: body.lines[variant.line]?.quantity ?? 0,
      }))
      const source = levels.filter(({ locationId }) => locationId === fromLocationId)
      const shortages = shortagesOf(moved, source)
      if (shortages.length > 0) throw outOfStock(shortages)
      const changes = moved.flatMap(({ id: variantId, line, quantity }): AskedChange[] => [
        { line, variantId, locationId: fromLocationId, onHand: -quantity, reserved: 0 },
        { line, variantId, locationId: toLocationId, onHand: quantity, reserved: 0 },
      ])
      return this.deed.record(transaction, levels, changes, { reason: 'transferred', note, actor })
    })
  }

  /**
   * Takes a person's change back by opposite movements. Asked twice it does so once.
   * @throws Problem `stock-not-undoable` or `stock-below-zero` (409), `not-found` (404).
   */
  undo(changeId: string, actor: Actor): Promise<StockReceipt> {
    return this.deed.once(undefined, async (transaction) => {
      const movements = await transaction
        .select()
        .from(stockMovements)
        .where(eq(stockMovements.changeId, changeId))
      const [first] = movements
      if (first === undefined) throw notUndoable('unknown')
      if (reasonsOfOrders.includes(first.reason)) throw notUndoable('order')
      if (first.reason === 'undone') throw notUndoable('undone')
      // Whoever undoes the same change holds the same levels.
      const levels = await holdLevels(transaction, [...new Set(movements.map(({ variantId }) => variantId))])
      const [undone] = await transaction
        .select({ changeId: stockMovements.changeId })
        .from(stockMovements)
        .where(eq(stockMovements.undoes, changeId))
        .limit(1)
      if (undone !== undefined) return undone.changeId
      const changes = movements.map(({ variantId, locationId, onHand }, line) => {
        return { line, variantId, locationId, onHand: -onHand, reserved: 0 }
      })
      return this.deed.record(transaction, levels, changes, { reason: 'undone', undoes: changeId, actor })
    })
  }
}

const idsOf = (found: readonly FoundVariant[]): VariantId[] => [...new Set(found.map(({ id }) => id))]

/** Of what more would leave than is free to; a variant that is named twice is counted together. */
function shortagesOf(
  moved: readonly (FoundVariant & { quantity: number })[],
  source: readonly HeldLevel[],
): Shortage[] {
  const left = new Map(source.map((level) => [level.variantId, availableAt(level)]))
  return moved.flatMap(({ id: variantId, sku, line, quantity }) => {
    const available = left.get(variantId) ?? 0
    left.set(variantId, available - quantity)
    if (available >= quantity) return []
    return [{ line, variantId, sku, wanted: quantity, available: Math.max(0, available) }]
  })
}
