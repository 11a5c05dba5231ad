import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common'
import { CLOCK, type Clock } from '../platform/clock.js'
import { LOGGER, type Logger } from '../platform/logging/logger.js'
import { DueLoop } from '../platform/scheduling/due-loop.js'
import { Signals } from '../platform/signals/signals.js'
import { WakingConversations } from './conversations/waking-conversations.js'
import { AnswerDeadlines } from './deadlines/answer-deadlines.js'
import { Outbox } from './entries/outbox.js'
import { Labelling } from './labelling/labelling.js'

/**
 * What the inbox does by itself in this process: sending answers, bringing back what was put off, labelling, and
 * noticing who waits too long.
 */
@Injectable()
export class InboxWork implements BeforeApplicationShutdown {
  private readonly loops: readonly DueLoop[]
  private stopListening = () => {}

  constructor(
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(WakingConversations) waking: WakingConversations,
    @Inject(Labelling) labelling: Labelling,
    @Inject(AnswerDeadlines) deadlines: AnswerDeadlines,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(CLOCK) now: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.loops = [outbox, waking, labelling, deadlines].map((work) => new DueLoop(work, now, logger))
    outbox.onRoom(() => this.loops[0]?.wake())
  }

  /** Begins to work. Any number of processes may. */
  start(): void {
    const wake = () => {
      for (const loop of this.loops) loop.wake()
    }
    this.stopListening = this.signals.listen('messages', wake)
    wake()
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopListening()
    await Promise.all(this.loops.map((loop) => loop.stop()))
    await this.outbox.stop()
  }
}
