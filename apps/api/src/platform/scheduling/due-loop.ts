import type { Clock } from '../clock.js'
import type { Logger } from '../logging/logger.js'

/** Work that is due at times which the database knows. */
export interface DueWork {
  /** Does what is due now. When the next is due; undefined when that is not known. */
  doDue(): Promise<Date | undefined>
}

const pollMilliseconds = 1_000
/** A clock that disagrees with the database's must not make it ask without pause. */
const shortestWait = 20

/** Does what is due: when it is woken, when the next is due, and each second in any case. */
export class DueLoop {
  private timer: NodeJS.Timeout | undefined
  private gathering: NodeJS.Timeout | undefined
  private underWay: Promise<void> | undefined
  private wokenMeanwhile = false
  private stopped = false

  constructor(
    private readonly work: DueWork,
    private readonly now: Clock,
    private readonly logger: Logger,
  ) {}

  /** Says that there may be something to do. */
  readonly wake = (): void => {
    if (this.stopped) return
    if (this.underWay !== undefined) {
      this.wokenMeanwhile = true
      return
    }
    clearTimeout(this.timer)
    this.underWay = this.turn().then((wait) => {
      this.underWay = undefined
      if (this.stopped) return
      this.timer = setTimeout(this.wake, this.wokenMeanwhile ? 0 : wait)
      this.wokenMeanwhile = false
    })
  }

  /** Says so once for all that happens in the next `milliseconds`: what comes in crowds is done together. */
  wakeIn(milliseconds: number): void {
    if (this.stopped) return
    this.gathering ??= setTimeout(() => {
      this.gathering = undefined
      this.wake()
    }, milliseconds)
  }

  /** Begins nothing more and waits for what is under way. */
  async stop(): Promise<void> {
    this.stopped = true
    clearTimeout(this.timer)
    clearTimeout(this.gathering)
    await this.underWay
  }

  private async turn(): Promise<number> {
    try {
      const next = await this.work.doDue()
      if (next === undefined) return pollMilliseconds
      return Math.min(pollMilliseconds, Math.max(shortestWait, next.getTime() - this.now().getTime()))
    } catch (error) {
      this.logger.warn({ error }, 'Could not look for what is due; trying again in a second.')
      return pollMilliseconds
    }
  }
}
