import type { LocationId } from '../identifier/id.js'
import { type PiecesAt, spreadPieces } from './spread-pieces.js'
import { availableAt, type StockLevel } from './stock-level.js'

/** Which location serves how many pieces; or how many there are where that is too few. */
export type ReservationPlan =
  | { readonly enough: true; readonly from: readonly PiecesAt[] }
  | { readonly enough: false; readonly available: number }

/**
 * Decides which locations serve `quantity` pieces of a variant: the first that has all of them; else several, in the
 * order in which they stand in `levels`. Where even all together have too few, the pieces that are missing are
 * promised from the first location if `oversell` says so. A level below zero counts as none.
 *
 * @param levels of this variant, the preferred location first; no location twice.
 * @param quantity one or more pieces.
 * @param oversell whether more may be promised than there are. Without any location nothing can be promised.
 */
export function planReservation(
  levels: readonly StockLevel[],
  quantity: number,
  oversell: boolean,
): ReservationPlan {
  const whole = levels.find((level) => availableAt(level) >= quantity)
  if (whole !== undefined) return { enough: true, from: [{ locationId: whole.locationId, quantity }] }

  const from = spreadPieces(
    levels.map((level) => ({ locationId: level.locationId, quantity: availableAt(level) })),
    quantity,
  )
  const available = from.reduce((sum, pieces) => sum + pieces.quantity, 0)
  if (available === quantity) return { enough: true, from }
  const [first] = levels
  if (!oversell || first === undefined) return { enough: false, available }
  return { enough: true, from: withMore(from, first.locationId, quantity - available) }
}

function withMore(from: readonly PiecesAt[], locationId: LocationId, quantity: number): PiecesAt[] {
  const served = from.find((pieces) => pieces.locationId === locationId)
  const others = from.filter((pieces) => pieces !== served)
  return [{ locationId, quantity: quantity + (served?.quantity ?? 0) }, ...others]
}
