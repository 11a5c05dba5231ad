import type { LocationId, OrderId, StockLevel, StockReason, VariantId } from '@counterflow/core'
import { asc, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.js'
import { insertRows } from '../../platform/database/insert-rows.js'
import { newId } from '../../platform/ids/new-id.js'
import { locations } from '../locations/location.table.js'
import { followStock } from './product-stock.js'
import { stockLevels, stockMovements } from './stock.table.js'
import type { StockActor } from './stock-actor.js'

/** By how much stock of a variant changes at a location. */
export interface StockChange {
  readonly variantId: VariantId
  readonly locationId: LocationId
  /** Pieces that come (or, below zero, go). */
  readonly onHand: number
  /** Pieces that are promised (or, below zero, no longer are). */
  readonly reserved: number
}

/** Why, by whom and when stock changes; `at` is now where nothing is said. */
export interface StockCause {
  readonly reason: StockReason
  readonly orderId?: OrderId | null
  readonly actor?: StockActor | null
  readonly note?: string | null | undefined
  readonly undoes?: string | null
  readonly at?: Date
}

/** A level that nobody else changes until the transaction ends. */
export interface HeldLevel extends StockLevel {
  readonly variantId: VariantId
  /** Whether anything is sold from its location. */
  readonly inUse: boolean
}

/**
 * Holds the levels of variants at all locations until the transaction ends: whoever changes stock holds them first,
 * in the same order as everybody, or two orders of the same goods would wait for each other for ever. Answers them
 * with the preferred location first.
 */
export async function holdLevels(
  transaction: Transaction,
  variantIds: readonly VariantId[],
): Promise<HeldLevel[]> {
  if (variantIds.length === 0) return []
  const rows = await transaction
    .select({ level: stockLevels, position: locations.position, deactivatedAt: locations.deactivatedAt })
    .from(stockLevels)
    .innerJoin(locations, eq(locations.id, stockLevels.locationId))
    .where(inArray(stockLevels.variantId, [...variantIds]))
    .orderBy(asc(stockLevels.variantId), asc(stockLevels.locationId))
    .for('no key update', { of: stockLevels })
  return preferredFirst(rows)
}

/** Levels as they were held, with those of the preferred location first. */
export function preferredFirst(
  rows: readonly {
    readonly level: typeof stockLevels.$inferSelect
    readonly position: number
    readonly deactivatedAt: Date | null
  }[],
): HeldLevel[] {
  return rows
    .toSorted((left, right) => left.position - right.position)
    .map(({ level, deactivatedAt }) => ({ ...level, inUse: deactivatedAt === null }))
}

/** What changes for one reason. */
export interface CausedChanges {
  readonly changes: readonly StockChange[]
  readonly cause: StockCause
}

/**
 * Adds movements and brings the levels along, and what lists know of them. Answers the id under which they are one
 * change.
 */
export async function recordStock(
  transaction: Transaction,
  changes: readonly StockChange[],
  cause: StockCause,
): Promise<string> {
  const changeId = newId()
  await recordEachStock(transaction, [{ changes, cause }], changeId)
  return changeId
}

/** The same for several reasons at once, each of which is a change of its own. */
export async function recordEachStock(
  transaction: Transaction,
  caused: readonly CausedChanges[],
  changeId?: string,
): Promise<void> {
  const movements = caused.flatMap(({ changes, cause }) => movementsOf(changes, cause, changeId ?? newId()))
  await insertRows(transaction, stockMovements, movements)
  const changes = sumOfEachLevel(movements)
  await insertRows(
    transaction,
    stockLevels,
    changes,
    `on conflict (variant_id, location_id) do update
       set quantity = stock_levels.quantity + excluded.quantity,
           reserved = stock_levels.reserved + excluded.reserved`,
  )
  await followStock(transaction, changes)
}

function movementsOf(
  changes: readonly StockChange[],
  { reason, orderId = null, actor = null, note = null, undoes = null, at = new Date() }: StockCause,
  changeId: string,
) {
  return changes
    .filter(({ onHand, reserved }) => onHand !== 0 || reserved !== 0)
    .map(({ variantId, locationId, onHand, reserved }) => {
      const change = { id: newId(), variantId, locationId, onHand, reserved }
      return { ...change, changeId, reason, orderId, actor, note, undoes, at }
    })
}

/** One row for each level, in the order of `holdLevels`: a statement may not change a row twice. */
export function sumOfEachLevel(changes: readonly StockChange[]): StockChange[] {
  const sums = new Map<string, StockChange>()
  for (const { variantId, locationId, onHand, reserved } of changes) {
    const key = `${variantId}${locationId}`
    const sum = sums.get(key)
    sums.set(key, {
      variantId,
      locationId,
      onHand: onHand + (sum?.onHand ?? 0),
      reserved: reserved + (sum?.reserved ?? 0),
    })
  }
  return [...sums].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, change]) => change)
}
