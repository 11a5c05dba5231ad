import type { LocationId, VariantId } from '../identifier/id.js'
import type { PiecesAt } from './spread-pieces.js'

/** So many pieces that are to leave, by the key of their line; without a variant, they lie in no stock. */
export interface LeavingPieces<Key> {
  readonly key: Key
  readonly variantId: VariantId | null
  readonly quantity: number
}

/** What leaves from one location; null: from none that is known. */
export interface LocationPart<Key> {
  readonly locationId: LocationId | null
  readonly lines: readonly { readonly key: Key; readonly quantity: number }[]
}

/**
 * Divides pieces by where they are held, one part for each location, in the order in which these stand in `held`.
 * Pieces that are held nowhere, as those whose stock is not counted, go with the first part.
 *
 * @param held what is promised to the order; no variant twice at a location. Its pieces are given to the lines in turn.
 */
export function partsByLocation<Key>(
  lines: readonly LeavingPieces<Key>[],
  held: readonly (PiecesAt & { readonly variantId: VariantId })[],
): LocationPart<Key>[] {
  const left = held.map((place) => ({ ...place }))
  const parts = new Map<LocationId | null, { key: Key; quantity: number }[]>()
  const nowhere: { key: Key; quantity: number }[] = []
  for (const { key, variantId, quantity } of lines) {
    let missing = quantity
    for (const place of left) {
      if (place.variantId !== variantId) continue
      const taken = Math.min(missing, Math.max(0, place.quantity))
      if (taken === 0) continue
      place.quantity -= taken
      missing -= taken
      parts.set(place.locationId, [...(parts.get(place.locationId) ?? []), { key, quantity: taken }])
    }
    if (missing > 0) nowhere.push({ key, quantity: missing })
  }
  const inOrder = [...new Set(held.map(({ locationId }) => locationId))].flatMap((locationId) => {
    const taken = parts.get(locationId)
    return taken === undefined ? [] : [{ locationId, lines: taken }]
  })
  const [first, ...others] = inOrder
  if (first === undefined) return nowhere.length === 0 ? [] : [{ locationId: null, lines: nowhere }]
  return [{ ...first, lines: together([...first.lines, ...nowhere]) }, ...others]
}

/** A line that is named twice counts once, with all of its pieces. */
function together<Key>(lines: readonly { key: Key; quantity: number }[]): { key: Key; quantity: number }[] {
  const sums = new Map<Key, number>()
  for (const { key, quantity } of lines) sums.set(key, quantity + (sums.get(key) ?? 0))
  return [...sums].map(([key, quantity]) => ({ key, quantity }))
}
