import type { LocationId, VariantId } from '../identifier/id.js'
import { planReservation } from './reservation-plan.js'
import type { PiecesAt } from './spread-pieces.js'
import type { StockLevel } from './stock-level.js'

/** So many pieces of a variant. */
export interface WantedPieces {
  readonly variantId: VariantId
  /** One or more. */
  readonly quantity: number
  /** The line that wants them, as its sender counts lines. */
  readonly line: number
}

/** What an order wants, and whether it gets it even where there is too little. */
export interface WantedByOrder {
  readonly pieces: readonly WantedPieces[]
  readonly allowOversell: boolean
}

/** Where a variant is sold from, the preferred location first, and whether everybody may have more than there is. */
export interface Shelf {
  readonly levels: readonly StockLevel[]
  readonly oversell: boolean
}

/** Of what there is too little for an order; `line` is the first of its lines that wants it. */
export interface MissingPieces extends WantedPieces {
  readonly available: number
}

/** Which pieces an order gets from where; or what it cannot have, and then it gets nothing. */
export type OrderReservation =
  | { readonly enough: true; readonly from: readonly (PiecesAt & { readonly variantId: VariantId })[] }
  | { readonly enough: false; readonly missing: readonly MissingPieces[] }

/**
 * Decides what each of several orders gets when they are served one after the other: all that it wants, or nothing.
 * What one gets is gone for those behind it; what is refused is left for them.
 *
 * @param shelves what there is before the first order. A variant without a shelf is not counted: nobody lacks it.
 * @param orders in their turn; a variant may stand in several lines of one.
 * @returns for each order, in the same sequence, what became of it.
 */
export function reserveInTurn(
  shelves: ReadonlyMap<VariantId, Shelf>,
  orders: readonly WantedByOrder[],
): OrderReservation[] {
  const left = new Map(shelves)
  return orders.map((order) => {
    const reservation = reserveOne(left, order)
    if (reservation.enough) {
      for (const { variantId, ...pieces } of reservation.from) {
        const shelf = left.get(variantId)
        if (shelf !== undefined) left.set(variantId, { ...shelf, levels: without(shelf.levels, pieces) })
      }
    }
    return reservation
  })
}

function reserveOne(
  shelves: ReadonlyMap<VariantId, Shelf>,
  { pieces, allowOversell }: WantedByOrder,
): OrderReservation {
  const from: (PiecesAt & { variantId: VariantId })[] = []
  const missing: MissingPieces[] = []
  for (const wanted of sumOfEachVariant(pieces)) {
    const { variantId, quantity } = wanted
    const shelf = shelves.get(variantId)
    if (shelf === undefined) continue
    const plan = planReservation(shelf.levels, quantity, allowOversell || shelf.oversell)
    if (plan.enough) from.push(...plan.from.map((part) => ({ variantId, ...part })))
    // A shop without a location keeps no stock: staff may sell there all the same.
    else if (!allowOversell) missing.push({ ...wanted, available: plan.available })
  }
  return missing.length > 0 ? { enough: false, missing } : { enough: true, from }
}

/** An order may name a variant twice; the first of its lines is the one that hears of a shortage. */
function sumOfEachVariant(pieces: readonly WantedPieces[]): WantedPieces[] {
  const sums = new Map<VariantId, WantedPieces>()
  for (const wanted of pieces) {
    const sum = sums.get(wanted.variantId)
    const quantity = wanted.quantity + (sum?.quantity ?? 0)
    sums.set(wanted.variantId, { ...(sum ?? wanted), quantity })
  }
  return [...sums.values()]
}

function without(
  levels: readonly StockLevel[],
  { locationId, quantity }: { readonly locationId: LocationId; readonly quantity: number },
): StockLevel[] {
  return levels.map((level) =>
    level.locationId === locationId ? { ...level, reserved: level.reserved + quantity } : level,
  )
}
