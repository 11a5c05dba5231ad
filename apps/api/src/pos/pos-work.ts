import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common'
import { CLOCK, type Clock } from '../platform/clock.js'
import { LOGGER, type Logger } from '../platform/logging/logger.js'
import { DueLoop } from '../platform/scheduling/due-loop.js'
import { Signals } from '../platform/signals/signals.js'
import { TillFeed } from './records/till-feed.js'

/** Events come in crowds: those of this many milliseconds are followed at once. */
const gathering = 100

/** What the server does for tills by itself in this process: it keeps what they know up to date. */
@Injectable()
export class PosWork implements BeforeApplicationShutdown {
  private readonly loop: DueLoop
  private stopListening = () => {}

  constructor(
    @Inject(TillFeed) private readonly feed: TillFeed,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(CLOCK) now: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.loop = new DueLoop(feed, now, logger)
  }

  /** Begins to work. Any number of processes may. */
  start(): void {
    this.stopListening = this.signals.listen('events', () => this.gather())
    this.loop.wake()
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopListening()
    await this.loop.stop()
  }

  private gather(): void {
    if (this.feed.isFollowing) this.loop.wakeIn(gathering)
  }
}
