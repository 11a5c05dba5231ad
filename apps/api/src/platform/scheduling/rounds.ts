/** How often, and how patiently; in milliseconds. */
export interface RoundTimes {
  /** From the end of a round to the next one. */
  readonly pause: number
  /** What takes longer goes on beside those whose turn comes after it. */
  readonly longestTurn: number
  /** For so long the end waits for what is under way. */
  readonly patience: number
}

/**
 * Does several things again and again, one after the other, since at most times there is little to do. One that takes
 * long holds no other up: it misses its turns until it is done, and the others have theirs.
 */
export class Rounds {
  private readonly duties: Duty[] = []
  private timer: NodeJS.Timeout | undefined
  private isStopped = false
  private underWay: Promise<void> = Promise.resolve()

  constructor(private readonly times: RoundTimes) {}

  /** @param work looks after its own failures */
  add(work: () => Promise<void>): void {
    this.duties.push(new Duty(work))
  }

  /** The first round begins at once. */
  start(): void {
    this.underWay = this.round().then(() => {
      if (!this.isStopped) this.timer = setTimeout(() => this.start(), this.times.pause)
    })
  }

  /** Begins nothing more, and waits for what is under way, as long as it has patience. */
  async stop(): Promise<void> {
    this.isStopped = true
    clearTimeout(this.timer)
    await this.underWay
    await atMost(this.times.patience, Promise.all(this.duties.map((duty) => duty.settled())))
  }

  private async round(): Promise<void> {
    for (const duty of this.duties) {
      if (this.isStopped) return
      await atMost(this.times.longestTurn, duty.turn())
    }
  }
}

/** One thing that is done again and again, and never twice at once. */
class Duty {
  private underWay: Promise<void> | undefined

  constructor(private readonly work: () => Promise<void>) {}

  /** Resolves when it is done; at once if it is still under way since an earlier turn. */
  async turn(): Promise<void> {
    if (this.underWay !== undefined) return
    this.underWay = this.work().finally(() => {
      this.underWay = undefined
    })
    await this.underWay
  }

  async settled(): Promise<void> {
    await this.underWay
  }
}

async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const patience = Promise.withResolvers<void>()
  const timer = setTimeout(patience.resolve, milliseconds)
  await Promise.race([work, patience.promise])
  clearTimeout(timer)
}
