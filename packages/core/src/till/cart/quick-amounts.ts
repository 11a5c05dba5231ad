/**
 * The amounts that a customer may hand over for `due`, from small to large: just that, and the next that each coin or
 * note makes. Of many those of the largest notes are kept.
 * @param due from 0, in minor units.
 * @param denominations coins and notes in minor units, in any order.
 */
export function quickAmounts(due: number, denominations: readonly number[], most = 5): number[] {
  if (due <= 0) return []
  const above = new Set(
    denominations
      .filter((value) => Number.isSafeInteger(value) && value > 0)
      .map((value) => Math.ceil(due / value) * value),
  )
  above.delete(due)
  const sorted = [...above].filter(Number.isSafeInteger).sort((left, right) => left - right)
  return [due, ...(most > 1 ? sorted.slice(-(most - 1)) : [])]
}
