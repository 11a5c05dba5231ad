/** Wakes whoever waits for mail; rung while nobody waits, it is heard by the next one. */
export class MailBell {
  rings = 0
  hasEnded = false
  failure: unknown
  private waiting: (() => void) | undefined
  private close: (() => void) | undefined

  readonly ring = (): void => {
    this.rings += 1
    this.waiting?.()
  }

  /** There will be no more: the connection is gone, with a failure or without. */
  readonly end = (failure?: unknown): void => {
    this.failure ??= failure
    this.hasEnded = true
    this.close?.()
    this.ring()
  }

  /** What is to be closed when it ends. */
  closes(close: () => void): void {
    this.close = close
    if (this.hasEnded) close()
  }

  /** Waits until it has rung more often than `heard`, or ends. */
  async next(heard: number): Promise<void> {
    if (this.hasEnded || this.rings > heard) return
    await new Promise<void>((resolve) => {
      this.waiting = resolve
    })
    this.waiting = undefined
  }
}
