import type { LocationId } from '../identifier/id.js'

/** So many pieces at a location. */
export interface PiecesAt {
  readonly locationId: LocationId
  /** One or more. */
  readonly quantity: number
}

/**
 * Takes `quantity` pieces from `places`, of each as many as it has before the next one, and fewer where all together
 * have fewer. A place with none or less than none gives none.
 */
export function spreadPieces(
  places: readonly { readonly locationId: LocationId; readonly quantity: number }[],
  quantity: number,
): PiecesAt[] {
  const taken: PiecesAt[] = []
  let missing = quantity
  for (const place of places) {
    const given = Math.min(missing, Math.max(0, place.quantity))
    if (given > 0) taken.push({ locationId: place.locationId, quantity: given })
    missing -= given
  }
  return taken
}
