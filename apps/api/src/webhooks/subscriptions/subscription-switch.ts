import { type WebhookSubscriptionId, webhookSubscriptionIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq } from 'drizzle-orm'
import { CLOCK, type Clock } from '../../platform/clock.js'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { EventLog } from '../../platform/events/event-log.js'
import { formatPosition } from '../../platform/events/event-position.js'
import { EventReader } from '../../platform/events/event-reader.js'
import { subscriptionChangedEvent } from './subscription-events.js'
import { unknownSubscription } from './webhook-problems.js'
import { webhookCursor, webhookSubscriptions } from './webhook-subscription.table.js'
import type { OffReason } from './webhook-subscriptions.contract.js'

/** Turns subscriptions on and off. */
@Injectable()
export class SubscriptionSwitch {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(EventReader) private readonly reader: EventReader,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  /** Nothing changes for one that is on. @throws Problem `not-found` */
  async turnOn(id: WebhookSubscriptionId): Promise<void> {
    await this.transactions.run(async (transaction) => {
      await this.require(transaction, id)
      await this.hearFromNowOn(transaction)
      const on = { isOn: true, offReason: null, offAt: null, failingSince: null, updatedAt: this.now() }
      const turned = await transaction
        .update(webhookSubscriptions)
        .set(on)
        .where(and(eq(webhookSubscriptions.id, id), eq(webhookSubscriptions.isOn, false)))
        .returning({ id: webhookSubscriptions.id })
      if (turned.length > 0) await this.tell(transaction, id, 'turned_on')
    })
  }

  /** Nothing changes for one that is off. @throws Problem `not-found` */
  async turnOff(id: WebhookSubscriptionId): Promise<void> {
    await this.transactions.run(async (transaction) => {
      await this.require(transaction, id)
      await this.turnOffIn(transaction, id, 'by_hand')
    })
  }

  /** @returns whether it was on until now */
  async turnOffIn(transaction: Transaction, id: string, reason: OffReason): Promise<boolean> {
    const at = this.now()
    const turned = await transaction
      .update(webhookSubscriptions)
      .set({ isOn: false, offReason: reason, offAt: at, updatedAt: at })
      .where(and(eq(webhookSubscriptions.id, id), eq(webhookSubscriptions.isOn, true)))
      .returning({ id: webhookSubscriptions.id })
    if (turned.length > 0) await this.tell(transaction, webhookSubscriptionIdSchema.parse(id), 'turned_off')
    return turned.length > 0
  }

  /**
   * The log is not read while nobody listens: whoever is the first to begin again starts at its end, and not where the
   * last one stopped. Others that begin meanwhile wait for the end of this transaction.
   */
  async hearFromNowOn(transaction: Transaction): Promise<void> {
    const id = 'events'
    const position = formatPosition(await this.reader.head())
    await transaction.insert(webhookCursor).values({ id, position }).onConflictDoNothing()
    await transaction.select().from(webhookCursor).for('update')
    const listening = await transaction.$count(webhookSubscriptions, eq(webhookSubscriptions.isOn, true))
    if (listening === 0) await transaction.update(webhookCursor).set({ position })
  }

  private async require(transaction: Transaction, id: WebhookSubscriptionId): Promise<void> {
    if ((await transaction.$count(webhookSubscriptions, eq(webhookSubscriptions.id, id))) === 0)
      throw unknownSubscription()
  }

  private async tell(
    transaction: Transaction,
    id: WebhookSubscriptionId,
    change: 'turned_on' | 'turned_off',
  ): Promise<void> {
    const payload = { subscriptionId: id, change }
    await this.events.append(transaction, subscriptionChangedEvent, { subjectId: id, payload })
  }
}
