import { nextDeliveryAt, subscriptionVerdict } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { CLOCK, type Clock } from '../../platform/clock.js'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { JobQueue } from '../../platform/jobs/job-queue.js'
import { messageDeliveries, webhookAttempts } from '../deliveries/webhook-delivery.table.js'
import { SubscriptionSwitch } from '../subscriptions/subscription-switch.js'
import { hasArrived } from '../subscriptions/subscription-view.js'
import { webhookSubscriptions } from '../subscriptions/webhook-subscription.table.js'
import type { AttemptOutcome } from './delivery-attempt.js'
import type { ClaimedDelivery } from './delivery-claims.js'
import { tellTurnedOff } from './turned-off-mail.js'

export type DeliveryEnd = 'arrived' | 'again_later' | 'given_up'

/** Writes down what came of an attempt, and what follows for its delivery and its subscription. */
@Injectable()
export class DeliveryOutcome {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(SubscriptionSwitch) private readonly switching: SubscriptionSwitch,
    @Inject(JobQueue) private readonly jobs: JobQueue,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  /** Undefined: the delivery is no longer ours, and whoever has it now will say what came of it. */
  async record(claimed: ClaimedDelivery, outcome: AttemptOutcome): Promise<DeliveryEnd | undefined> {
    const arrived = hasArrived(outcome.status)
    const next = arrived ? null : this.nextAttempt(claimed, outcome)
    return this.transactions.run(async (transaction) => {
      const status = arrived ? 'delivered' : next === null ? 'failed' : 'pending'
      const change = { status, owner: null, ...(next === null ? {} : { dueAt: next }) } as const
      const ours = await transaction
        .update(messageDeliveries)
        .set(change)
        .where(
          and(
            eq(messageDeliveries.subscriptionId, claimed.subscriptionId),
            eq(messageDeliveries.messageId, claimed.messageId),
            eq(messageDeliveries.status, 'pending'),
            eq(messageDeliveries.attempts, claimed.number),
          ),
        )
        .returning({ id: messageDeliveries.messageId })
      if (ours.length === 0) return undefined
      await note(transaction, claimed, outcome)
      if (!claimed.isTest) await this.follow(transaction, claimed.subscriptionId, outcome, arrived)
      if (arrived) return 'arrived'
      return next === null ? 'given_up' : 'again_later'
    })
  }

  private nextAttempt(claimed: ClaimedDelivery, outcome: AttemptOutcome): Date | null {
    if (outcome.status === 410) return null
    const next = nextDeliveryAt({
      attempts: claimed.attemptsInSeries,
      now: this.now().getTime(),
      giveUpAt: claimed.giveUpAt.getTime(),
      random: Math.random(),
      retryAfterSeconds: outcome.retryAfterSeconds,
    })
    return next === null ? null : new Date(next)
  }

  /** A row is written only when something begins to fail, or to arrive again. */
  private async follow(
    transaction: Transaction,
    id: string,
    { status }: AttemptOutcome,
    arrived: boolean,
  ): Promise<void> {
    const { failingSince } = webhookSubscriptions
    const itself = eq(webhookSubscriptions.id, id)
    if (arrived) {
      await transaction
        .update(webhookSubscriptions)
        .set({ failingSince: null })
        .where(and(itself, isNotNull(failingSince)))
      return
    }
    const now = this.now()
    await transaction
      .update(webhookSubscriptions)
      .set({ failingSince: now })
      .where(and(itself, sql`${failingSince} is null`))
    const [row] = await transaction.select({ since: failingSince }).from(webhookSubscriptions).where(itself)
    const verdict = subscriptionVerdict(status, (row?.since ?? now).getTime(), now.getTime())
    if (verdict === 'stays') return
    if (!(await this.switching.turnOffIn(transaction, id, verdict))) return
    await this.jobs.enqueue(transaction, tellTurnedOff, {
      subscriptionId: id,
      reason: verdict,
      at: now.toISOString(),
    })
  }
}

async function note(
  transaction: Transaction,
  { subscriptionId, messageId, number }: ClaimedDelivery,
  { at, milliseconds, status, body, error }: AttemptOutcome,
): Promise<void> {
  await transaction
    .insert(webhookAttempts)
    .values({ subscriptionId, messageId, number, at, milliseconds, status, body, error })
}
