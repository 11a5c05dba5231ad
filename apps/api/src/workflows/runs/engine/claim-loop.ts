const pollMilliseconds = 1_000
/** A clock ahead of the database's must not make the loop ask without pause. */
const shortestAlarm = 20

/** One look for runs: whether there may be more, and when the next one that waits is due. */
export interface Look {
  readonly mayBeMore: boolean
  readonly nextDue: number | undefined
}

/**
 * When to look for runs: when woken, when the next wait is over, and each second in any case. One look is under way at
 * a time; whoever wakes the loop meanwhile is answered by one more.
 */
export class ClaimLoop {
  private looking: Promise<void> | undefined
  private wokenMeanwhile = false
  private stopped = false
  private poll: NodeJS.Timeout | undefined
  private alarm: { at: number; timer: NodeJS.Timeout } | undefined

  constructor(
    private readonly look: () => Promise<Look>,
    private readonly failed: (error: unknown) => void,
  ) {}

  get isRunning(): boolean {
    return this.poll !== undefined && !this.stopped
  }

  start(): void {
    this.poll = setInterval(this.wake, pollMilliseconds)
    this.wake()
  }

  /** Says that there may be something to do. */
  readonly wake = (): void => {
    if (!this.isRunning) return
    if (this.looking !== undefined) {
      this.wokenMeanwhile = true
      return
    }
    this.looking = this.lookAll().finally(() => {
      this.looking = undefined
      if (!this.wokenMeanwhile) return
      this.wokenMeanwhile = false
      this.wake()
    })
  }

  /** Sets the alarm for a run that is due at `due`, unless an earlier one is set. The poll finds what is further off. */
  expect(due: number | undefined): void {
    const now = Date.now()
    if (due === undefined || !this.isRunning || due - now > pollMilliseconds) return
    if (this.alarm !== undefined && this.alarm.at <= due) return
    clearTimeout(this.alarm?.timer)
    const ring = () => {
      this.alarm = undefined
      this.wake()
    }
    this.alarm = { at: due, timer: setTimeout(ring, Math.max(shortestAlarm, due - now)) }
  }

  /** Resolves once no look is under way any more, and none will be. */
  async stop(): Promise<void> {
    this.stopped = true
    clearInterval(this.poll)
    clearTimeout(this.alarm?.timer)
    await this.looking
  }

  private async lookAll(): Promise<void> {
    try {
      let seen = await this.look()
      while (seen.mayBeMore && this.isRunning) seen = await this.look()
      this.expect(seen.nextDue)
    } catch (error) {
      this.failed(error)
    }
  }
}
