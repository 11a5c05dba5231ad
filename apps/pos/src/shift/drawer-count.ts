/** How many pieces of each coin and note lie in the drawer, by their value in minor units. */
export type Pieces = ReadonlyMap<number, number>

/** What was counted: piece by piece, or as one sum. */
export type DrawerCount =
  | { readonly kind: 'pieces'; readonly pieces: Pieces }
  | { readonly kind: 'sum'; readonly sum: number }

/** The sum of a count in minor units. */
export function countedSum(count: DrawerCount): number {
  if (count.kind === 'sum') return count.sum
  return [...count.pieces].reduce((sum, [value, pieces]) => sum + value * pieces, 0)
}

/** The count as the ledger takes it, without what there is none of. */
export function countedPieces(count: DrawerCount): { value: number; pieces: number }[] {
  if (count.kind === 'sum') return []
  return [...count.pieces]
    .filter(([, pieces]) => pieces > 0)
    .map(([value, pieces]) => ({ value, pieces }))
    .sort((left, right) => right.value - left.value)
}

/** Whether a difference this large asks for a note. */
export const needsNote = (counted: number, expected: number, mostDifference: number): boolean =>
  Math.abs(counted - expected) > mostDifference
