/**
 * Does one thing when it is woken: never twice at once, and once more for all that woke it meanwhile, after a rest. A
 * crowd of reasons to look is looked at together, and a single one waits for nothing.
 */
export class PacedWork {
  private underWay: Promise<void> | undefined
  private again = false
  private stopped = false
  private endRest = () => {}

  /**
   * @param work looks after its own failures
   * @param rest after it was done, before it is done again, in milliseconds
   */
  constructor(
    private readonly work: () => Promise<void>,
    private readonly rest: number,
  ) {}

  readonly wake = (): void => {
    if (this.stopped) return
    if (this.underWay !== undefined) {
      this.again = true
      return
    }
    this.underWay = this.work()
      .then(() => this.resting())
      .finally(() => {
        this.underWay = undefined
        const { again } = this
        this.again = false
        if (again) this.wake()
      })
  }

  /** Begins nothing more, and waits for what is under way. */
  async stop(): Promise<void> {
    this.stopped = true
    this.endRest()
    await this.underWay
  }

  private async resting(): Promise<void> {
    if (this.stopped) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.rest)
      this.endRest = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}
