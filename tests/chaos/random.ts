/** Random numbers that a seed decides, so that what went wrong once can be tried again. */
export class Random {
  private state: number

  constructor(seed: number) {
    this.state = seed >>> 0
  }

  /** From 0 to 1, 1 excluded (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  between(least: number, most: number): number {
    return least + this.next() * (most - least)
  }

  whole(least: number, most: number): number {
    return Math.floor(this.between(least, most + 1))
  }

  /** @throws RangeError when there is nothing to choose from */
  pick<Value>(values: readonly Value[]): Value {
    const value = values[this.whole(0, values.length - 1)]
    if (value === undefined) throw new RangeError('There is nothing to choose from.')
    return value
  }
}
