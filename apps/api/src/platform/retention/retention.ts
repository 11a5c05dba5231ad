import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common'
import { LOGGER, type Logger } from '../logging/logger.js'

/** Deletes what is kept long enough, and stops early when told. Safe to run in several processes at once. */
export type Forget = (signal: AbortSignal) => Promise<unknown>

const firstAfter = 60_000
const every = 3_600_000

/** Once an hour, lets each feature delete what it promised to keep no longer. */
@Injectable()
export class Retention implements BeforeApplicationShutdown {
  private readonly registrations: Forget[] = []
  private timer: NodeJS.Timeout | undefined
  private underWay: Promise<void> = Promise.resolve()
  private readonly stopping = new AbortController()

  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  register(forget: Forget): void {
    this.registrations.push(forget)
  }

  start(): void {
    this.schedule(firstAfter)
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer)
    this.registrations.length = 0
    this.stopping.abort()
    await this.underWay
  }

  /** Deletes everything that is due, now. */
  async forgetAll(): Promise<void> {
    for (const forget of [...this.registrations]) {
      try {
        await forget(this.stopping.signal)
      } catch (error) {
        this.logger.warn({ error }, 'Could not delete what is kept long enough; trying again in an hour.')
      }
    }
  }

  private schedule(after: number): void {
    this.timer = setTimeout(() => {
      this.underWay = this.forgetAll()
      this.schedule(every)
    }, after).unref()
  }
}
