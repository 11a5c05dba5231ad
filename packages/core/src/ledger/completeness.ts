/** Places that are missing, both ends included. */
export interface Gap {
  readonly from: number
  readonly to: number
}

/** What is known to be missing of a register's ledger, and up to where it is complete. */
export interface Completeness {
  /** The last place before the first gap; 0 when already the first is missing. */
  readonly contiguous: number
  /** The last place that is held. */
  readonly last: number
  readonly gaps: readonly Gap[]
}

/**
 * How complete a ledger is of which these places are held, in any order, each any number of times.
 * @param promised the last place that the device has said to have; beyond what is held it makes a gap, too.
 */
export function completenessOf(held: Iterable<number>, promised = 0): Completeness {
  const places = [...new Set(held)].sort((left, right) => left - right)
  const gaps: Gap[] = []
  let expected = 1
  for (const place of places) {
    if (place > expected) gaps.push({ from: expected, to: place - 1 })
    expected = place + 1
  }
  if (promised >= expected) gaps.push({ from: expected, to: promised })
  return { contiguous: (gaps[0]?.from ?? expected) - 1, last: places.at(-1) ?? 0, gaps }
}
