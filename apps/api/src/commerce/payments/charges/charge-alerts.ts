import { type AlertKind, type AlertReason, money, type OrderSnapshot } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../../../platform/database/database.js'
import { Transactions } from '../../../platform/database/transactions.js'
import { EventLog } from '../../../platform/events/event-log.js'
import { systemActor } from '../../../platform/http/actor.js'
import { OrderHistory, timelineActor } from '../../orders/order-history.js'
import { disputeFeeOf, ShopSettings } from '../../shop/shop-settings.js'
import { payments } from '../payment.table.js'
import type { Payment } from '../payment-operations.js'
import { chargeAlerts } from './charge-alert.table.js'
import { disputeCreated, fraudWarningCreated } from './charge-events.js'

/** Something that a gateway tells of a charge without being asked. */
export interface GatewayAlert {
  /** The gateway's own id for it. */
  readonly gatewayAlertId: string
  /** What the gateway called the authorisation. */
  readonly authorization: string
  readonly kind: AlertKind
  readonly reason: AlertReason
}

type Alert = typeof chargeAlerts.$inferSelect

const timelineKinds = { early_fraud_warning: 'fraud_warning_created', dispute: 'dispute_created' } as const

/** Takes in early fraud warnings and disputes, each once. */
@Injectable()
export class ChargeAlerts {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(OrderHistory) private readonly history: OrderHistory,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
  ) {}

  /**
   * Records `alert` and tells of it, unless it is known already.
   * @throws Error when the charge is not known yet: the gateway was faster than the record of its own answer, and
   * has to tell it again.
   */
  async receive(alert: GatewayAlert): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const [payment] = await transaction
        .select()
        .from(payments)
        .where(eq(payments.authorization, alert.authorization))
      if (payment === undefined || payment.captured === 0) {
        throw new Error(`No money has been taken by the authorisation ${alert.authorization} yet.`)
      }
      const [recorded] = await transaction
        .insert(chargeAlerts)
        .values({
          id: uuidv7(),
          paymentId: payment.id,
          kind: alert.kind,
          reason: alert.reason,
          gatewayAlertId: alert.gatewayAlertId,
          createdAt: new Date(),
        })
        .onConflictDoNothing()
        .returning()
      if (recorded !== undefined) await this.tell(transaction, payment, recorded)
    })
  }

  private async tell(transaction: Transaction, payment: Payment, recorded: Alert): Promise<void> {
    const order = await this.history.add(transaction, payment.orderId, {
      kind: timelineKinds[recorded.kind],
      actor: timelineActor(systemActor),
      values: { reason: recorded.reason, amount: money(payment.captured, payment.currency) },
    })
    await (recorded.kind === 'dispute'
      ? this.tellOfDispute(transaction, payment, recorded, order)
      : this.events.append(transaction, fraudWarningCreated, {
          subjectId: payment.id,
          payload: { warning: shown(recorded), order },
        }))
  }

  private async tellOfDispute(
    transaction: Transaction,
    payment: Payment,
    recorded: Alert,
    order: OrderSnapshot,
  ): Promise<void> {
    const fee = disputeFeeOf(await this.shop.read(transaction))
    const amount = money(payment.captured, payment.currency)
    await this.events.append(transaction, disputeCreated, {
      subjectId: payment.id,
      payload: { dispute: { ...shown(recorded), amount, fee }, order },
    })
  }
}

const shown = ({ id, paymentId, reason, createdAt }: Alert) => ({
  id,
  chargeId: paymentId,
  reason,
  createdAt: createdAt.toISOString(),
})
