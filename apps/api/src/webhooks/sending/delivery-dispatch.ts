import { Inject, Injectable } from '@nestjs/common'
import { LOGGER, type Logger } from '../../platform/logging/logger.js'
import { Metrics } from '../../platform/metrics/metrics.js'
import type { TallyFamily } from '../../platform/metrics/tally.js'
import type { DueWork } from '../../platform/scheduling/due-loop.js'
import { DeliveryAttempt } from './delivery-attempt.js'
import { type ClaimedDelivery, DeliveryClaims, mostInFlight } from './delivery-claims.js'
import { DeliveryOutcome } from './delivery-outcome.js'

/** Sends what is due, a few at a time to each subscription. */
@Injectable()
export class DeliveryDispatch implements DueWork {
  private readonly inFlight = new Map<Promise<void>, string>()
  private readonly stopping = new AbortController()
  private readonly ends: TallyFamily
  private roomMade = () => {}

  constructor(
    @Inject(DeliveryClaims) private readonly claims: DeliveryClaims,
    @Inject(DeliveryAttempt) private readonly attempt: DeliveryAttempt,
    @Inject(DeliveryOutcome) private readonly outcome: DeliveryOutcome,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(Metrics) metrics: Metrics,
  ) {
    this.ends = metrics.counters(
      'counterflow_webhook_attempts_total',
      'Attempts to deliver a webhook, by what came of them.',
      ['outcome'],
    )
  }

  /** Has `listener` called when a delivery has ended that others may have waited for. */
  onRoom(listener: () => void): void {
    this.roomMade = listener
  }

  /** Begins the deliveries that are due; they end by themselves. */
  async doDue(): Promise<undefined> {
    if (this.stopping.signal.aborted) return
    for (const claimed of await this.claims.claim(this.bySubscription())) this.begin(claimed)
  }

  /** Breaks off what is under way, and gives it back. */
  async stop(): Promise<void> {
    this.stopping.abort()
    await Promise.all(this.inFlight.keys())
  }

  private begin(claimed: ClaimedDelivery): void {
    const { subscriptionId } = claimed
    const sending = this.send(claimed).finally(() => {
      const wasFull = (this.bySubscription().get(subscriptionId) ?? 0) >= mostInFlight
      this.inFlight.delete(sending)
      if (wasFull) this.roomMade()
    })
    this.inFlight.set(sending, subscriptionId)
  }

  private bySubscription(): Map<string, number> {
    const counts = new Map<string, number>()
    for (const id of this.inFlight.values()) counts.set(id, (counts.get(id) ?? 0) + 1)
    return counts
  }

  private async send(claimed: ClaimedDelivery): Promise<void> {
    const { signal } = this.stopping
    try {
      const outcome = await this.attempt.make(claimed, signal)
      // What was broken off with this process says nothing about the receiver.
      if (signal.aborted && outcome.error?.code === 'cancelled') return await this.claims.giveBack(claimed)
      const end = await this.outcome.record(claimed, outcome)
      if (end !== undefined) this.ends.of(end).add()
    } catch (error) {
      const { subscriptionId, messageId } = claimed
      this.logger.warn(
        { error, subscriptionId, messageId },
        'What came of a webhook could not be kept; it will be sent again.',
      )
    }
  }
}
