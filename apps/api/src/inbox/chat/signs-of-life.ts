/**
 * When it is said of each visitor that they are still there: each in turn and some at a time. Said of all at once, it
 * would keep what they write waiting for as long as that takes.
 */
export class SignsOfLife<Visitor> {
  /** Of whom it was said longest ago, first. */
  private readonly saidAt = new Map<Visitor, number>()

  /**
   * @param every so often it is said of each, in milliseconds
   * @param pause between one time that it is asked who is due and the next, in milliseconds
   */
  constructor(
    private readonly every: number,
    private readonly pause: number,
  ) {}

  /** It has just been said. */
  said(visitor: Visitor, now: number): void {
    this.saidAt.delete(visitor)
    this.saidAt.set(visitor, now)
  }

  gone(visitor: Visitor): void {
    this.saidAt.delete(visitor)
  }

  clear(): void {
    this.saidAt.clear()
  }

  /** Of whom it is to be said now: of so many that a crowd is through in half of the time between two. */
  due(now: number): Visitor[] {
    const most = Math.ceil((2 * this.saidAt.size * this.pause) / this.every)
    const due: Visitor[] = []
    for (const [visitor, at] of this.saidAt) {
      if (due.length === most || now - at < this.every) break
      due.push(visitor)
    }
    for (const visitor of due) this.said(visitor, now)
    return due
  }
}
