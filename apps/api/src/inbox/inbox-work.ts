import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common'
import { CLOCK, type Clock } from '../platform/clock.js'
import { LOGGER, type Logger } from '../platform/logging/logger.js'
import { DueLoop } from '../platform/scheduling/due-loop.js'
import { Signals } from '../platform/signals/signals.js'
import { WakingConversations } from './conversations/waking-conversations.js'
import { AnswerDeadlines } from './deadlines/answer-deadlines.js'
import { Outbox } from './entries/outbox.js'
import { Labelling } from './labelling/labelling.js'

/** In milliseconds. Messages come in crowds: those that come together are read together, and written by few statements. */
const gathering = 100

/**
 * What the inbox does by itself in this process: sending answers, bringing back what was put off, labelling, and
 * noticing who waits too long.
 */
@Injectable()
export class InboxWork implements BeforeApplicationShutdown {
  private readonly sending: DueLoop
  private readonly waking: DueLoop
  private readonly labelling: DueLoop
  private readonly deadlines: DueLoop
  private stopListening: (() => void)[] = []

  constructor(
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(WakingConversations) waking: WakingConversations,
    @Inject(Labelling) labelling: Labelling,
    @Inject(AnswerDeadlines) deadlines: AnswerDeadlines,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(CLOCK) now: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.sending = new DueLoop(outbox, now, logger)
    this.waking = new DueLoop(waking, now, logger)
    this.labelling = new DueLoop(labelling, now, logger)
    this.deadlines = new DueLoop(deadlines, now, logger)
    outbox.onRoom(this.sending.wake)
  }

  /** Begins to work. Any number of processes may. */
  start(): void {
    this.stopListening = [
      this.signals.listen('messages', () => this.labelling.wakeIn(gathering)),
      this.signals.listen('answers', this.sending.wake),
      this.signals.listen('deadlines', this.deadlines.wake),
    ]
    for (const loop of this.loops()) loop.wake()
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const stop of this.stopListening) stop()
    await Promise.all(this.loops().map((loop) => loop.stop()))
    await this.outbox.stop()
  }

  private loops(): DueLoop[] {
    return [this.sending, this.waking, this.labelling, this.deadlines]
  }
}
