/** A number that only grows. Adding to it is all that the work itself pays for being measured. */
export class Tally {
  private total = 0

  get value(): number {
    return this.total
  }

  add(by = 1): void {
    this.total += by
  }
}

/** Tallies that one or two words tell apart, such as an action and its result. What is known allocates nothing. */
export class TallyFamily {
  private readonly rows = new Map<string, Map<string, Tally>>()

  of(first: string, second = ''): Tally {
    const row = madeIn(this.rows, first, () => new Map<string, Tally>())
    return madeIn(row, second, () => new Tally())
  }

  *entries(): Iterable<{ first: string; second: string; value: number }> {
    for (const [first, row] of this.rows)
      for (const [second, { value }] of row) yield { first, second, value }
  }
}

function madeIn<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
