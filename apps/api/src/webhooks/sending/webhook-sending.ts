import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { LOGGER, type Logger } from '../../platform/logging/logger.js'
import { DueLoop } from '../../platform/scheduling/due-loop.js'
import { Signals } from '../../platform/signals/signals.js'
import { DeliveryDispatch } from './delivery-dispatch.js'
import { EventIntake } from './event-intake.js'

/** Events come in crowds: those of this many milliseconds are read at once. */
const gathering = 50

/** Follows the event log and sends what there is to send, in this process. */
@Injectable()
export class WebhookSending implements BeforeApplicationShutdown {
  private readonly reading: DueLoop
  private readonly sending: DueLoop
  private stopListening = () => {}
  private started = false

  constructor(
    @Inject(EventIntake) private readonly intake: EventIntake,
    @Inject(DeliveryDispatch) private readonly dispatch: DeliveryDispatch,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(CLOCK) now: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.reading = new DueLoop(intake, now, logger)
    this.sending = new DueLoop(dispatch, now, logger)
    intake.onNoted(this.sending.wake)
    dispatch.onRoom(this.sending.wake)
  }

  /** Begins to send. Any number of processes may. */
  start(): void {
    this.started = true
    this.stopListening = this.signals.listen('events', () => this.gather())
    this.reading.wake()
    this.sending.wake()
  }

  /** Says that there may be something to send, such as a test that somebody asked for. */
  readonly wake = (): void => {
    if (this.started) this.sending.wake()
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopListening()
    await Promise.all([this.reading.stop(), this.sending.stop()])
    await this.dispatch.stop()
  }

  private gather(): void {
    if (this.intake.isListening) this.reading.wakeIn(gathering)
  }
}
