import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { LOGGER, type Logger } from '../../platform/logging/logger.js'
import { DueLoop, type DueWork } from '../../platform/scheduling/due-loop.js'
import { Poller } from './polling/poller.js'
import { Scheduler } from './schedule/scheduler.js'

/** The triggers that act by themselves, by the clock and by asking, in this process. */
@Injectable()
export class Triggers implements BeforeApplicationShutdown {
  private readonly loops: readonly DueLoop[]

  constructor(
    @Inject(Scheduler) scheduler: Scheduler,
    @Inject(Poller) private readonly poller: Poller,
    @Inject(CLOCK) now: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    const loopOf = (work: DueWork) => new DueLoop(work, now, logger)
    const polling = loopOf(poller)
    poller.onRoom(polling.wake)
    this.loops = [loopOf(scheduler), polling]
  }

  /** Begins to look at the clock. Any number of processes may. */
  start(): void {
    for (const loop of this.loops) loop.wake()
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop()))
    await this.poller.stop()
  }
}
