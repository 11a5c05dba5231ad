import { deliveryPatience, type WebhookSubscriptionId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, gte, ne, type SQL, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { CLOCK, type Clock } from '../../platform/clock.js'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { testType } from '../subscriptions/offered-events.js'
import { SubscriptionView } from '../subscriptions/subscription-view.js'
import { deliveryPending, subscriptionOff } from '../subscriptions/webhook-problems.js'
import { DeliveryLog, type ShownDelivery } from './delivery-log.js'
import { messageDeliveries, webhookMessages } from './webhook-delivery.table.js'

const ofSubscription = (id: string) => eq(messageDeliveries.subscriptionId, id)

/** What people have sent: something once more, or a test. */
@Injectable()
export class Redelivery {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(SubscriptionView) private readonly subscriptions: SubscriptionView,
    @Inject(DeliveryLog) private readonly log: DeliveryLog,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  /**
   * Sends a message again, under its id and with retries as the first time.
   * @throws Problem `not-found`, `webhook-is-off` or `webhook-delivery-pending`.
   */
  async resend(id: WebhookSubscriptionId, messageId: string): Promise<ShownDelivery> {
    return this.transactions.run(async (transaction) => {
      const { isTest } = await this.log.read(id, messageId, transaction)
      if (!isTest) await this.requireOn(transaction, id)
      const message = eq(messageDeliveries.messageId, messageId)
      const ended = and(ofSubscription(id), message, ne(messageDeliveries.status, 'pending'))
      if ((await this.beginAnew(transaction, ended)) === 0) throw deliveryPending()
      return this.log.read(id, messageId, transaction)
    })
  }

  /**
   * Sends again what has failed, tests apart.
   * @returns how many messages
   * @throws Problem `not-found` or `webhook-is-off`.
   */
  async resendFailed(id: WebhookSubscriptionId, since: Date | undefined): Promise<number> {
    return this.transactions.run(async (transaction) => {
      await this.requireOn(transaction, id)
      const { status, isTest, createdAt } = messageDeliveries
      const failed = and(ofSubscription(id), eq(status, 'failed'), eq(isTest, false))
      return this.beginAnew(transaction, since === undefined ? failed : and(failed, gte(createdAt, since)))
    })
  }

  /** @throws Problem `not-found` */
  async test(id: WebhookSubscriptionId): Promise<ShownDelivery> {
    return this.transactions.run(async (transaction) => {
      await this.subscriptions.read(id, transaction)
      const [messageId, at] = [uuidv7(), this.now()]
      const data = { subscriptionId: id }
      await transaction.insert(webhookMessages).values({ id: messageId, type: testType, at, data })
      await transaction.insert(messageDeliveries).values({
        subscriptionId: id,
        messageId,
        isTest: true,
        dueAt: at,
        giveUpAt: at,
        createdAt: at,
      })
      return this.log.read(id, messageId, transaction)
    })
  }

  private async requireOn(transaction: Transaction, id: WebhookSubscriptionId): Promise<void> {
    const { isOn } = await this.subscriptions.read(id, transaction)
    if (!isOn) throw subscriptionOff()
  }

  private async beginAnew(transaction: Transaction, which: SQL | undefined): Promise<number> {
    const now = this.now()
    const { isTest, attempts } = messageDeliveries
    const end = new Date(now.getTime() + deliveryPatience).toISOString()
    const { rowCount } = await transaction
      .update(messageDeliveries)
      .set({
        status: 'pending',
        dueAt: now,
        attemptsBefore: sql`${attempts}`,
        giveUpAt: sql`case when ${isTest} then ${now.toISOString()}::timestamptz else ${end}::timestamptz end`,
      })
      .where(which)
    return rowCount ?? 0
  }
}
