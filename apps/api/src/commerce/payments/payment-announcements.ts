import { type Money, money, type OrderSnapshot, type PaymentOperationKind } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { Transaction } from '../../platform/database/database.js'
import { EventLog } from '../../platform/events/event-log.js'
import {
  orderPaymentAuthorized,
  orderPaymentCaptured,
  orderPaymentDeclined,
  orderPaymentRefunded,
  orderPaymentVoided,
} from '../orders/order-events.js'
import { OrderHistory, snapshotIn } from '../orders/order-history.js'
import type { ShopConfiguration } from '../shop/shop-settings.js'
import { paymentSucceeded } from './charges/charge-events.js'
import { type AccountChange, OrderAccounts } from './order-accounts.js'
import type { Payment, PaymentOperation } from './payment-operations.js'

const approvals = {
  authorize: { entry: 'payment_authorized', event: orderPaymentAuthorized },
  capture: { entry: 'payment_captured', event: orderPaymentCaptured },
  void: { entry: 'payment_voided', event: orderPaymentVoided },
  refund: { entry: 'payment_refunded', event: orderPaymentRefunded },
} as const satisfies Record<PaymentOperationKind, unknown>

/** An operation that has ended, the payment as it was before, and what came of the order's account. */
export interface EndedOperation {
  readonly operation: PaymentOperation
  readonly payment: Payment
  readonly change: AccountChange
}

const toldOf = ({ payment, change }: EndedOperation) => ({
  orderId: payment.orderId,
  version: change.version,
})

const amountOf = ({ operation, payment }: EndedOperation) => money(operation.amount, payment.currency)

/** Tells of operations that have ended: in the order's timeline, and as an event. */
@Injectable()
export class PaymentAnnouncements {
  constructor(
    @Inject(OrderHistory) private readonly history: OrderHistory,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(OrderAccounts) private readonly accounts: OrderAccounts,
  ) {}

  /** Those that ended in one way are told of together. */
  async announce(
    transaction: Transaction,
    ended: readonly EndedOperation[],
    shop: ShopConfiguration,
  ): Promise<void> {
    const declined = ended.filter(({ operation }) => operation.status !== 'approved')
    const approved = ended.filter(({ operation }) => operation.status === 'approved')
    for (const [kind, some] of Map.groupBy(approved, ({ operation }) => operation.kind))
      await this.announceApproved(transaction, kind, some, shop)
    if (declined.length > 0) await this.announceDeclined(transaction, declined, shop)
  }

  private async announceApproved(
    transaction: Transaction,
    kind: PaymentOperationKind,
    ended: readonly EndedOperation[],
    shop: ShopConfiguration,
  ): Promise<void> {
    const { entry, event } = approvals[kind]
    const told = ended.map((one) => {
      const reason = one.operation.refund?.reason
      const values = { amount: amountOf(one), ...(reason === undefined ? {} : { reason }) }
      return { ...one, ...toldOf(one), kind: entry, actor: one.operation.actor, values }
    })
    const snapshots = await this.history.addEach(transaction, told, shop)
    const payloads = told.map(({ orderId, payment, values }) => {
      return {
        subjectId: orderId,
        payload: { order: snapshotIn(snapshots, orderId), paymentId: payment.id, ...values },
      }
    })
    await this.events.appendAll(transaction, event, payloads)
    for (const { payment, change, values } of told) {
      const order = snapshotIn(snapshots, payment.orderId)
      if (kind === 'capture') await this.tellOfSuccess(transaction, payment, values.amount, order)
      await this.accounts.tell(transaction, change, order)
    }
  }

  private async announceDeclined(
    transaction: Transaction,
    ended: readonly EndedOperation[],
    shop: ShopConfiguration,
  ): Promise<void> {
    const told = ended.map((one) => {
      const { kind, declineReason, actor } = one.operation
      const values = { amount: amountOf(one), operation: kind, reason: declineReason ?? 'card_declined' }
      return {
        ...toldOf(one),
        kind: 'payment_declined',
        actor,
        values,
        paymentId: one.payment.id,
      } as const
    })
    const snapshots = await this.history.addEach(transaction, told, shop)
    await this.events.appendAll(
      transaction,
      orderPaymentDeclined,
      told.map(({ orderId, paymentId, values }) => {
        return {
          subjectId: orderId,
          payload: { order: snapshotIn(snapshots, orderId), paymentId, ...values },
        }
      }),
    )
  }

  private async tellOfSuccess(
    transaction: Transaction,
    { id, orderId }: Payment,
    amount: Money,
    order: OrderSnapshot,
  ): Promise<void> {
    const succeeded = { id, amount, customerId: order.customer?.id ?? null, orderId }
    await this.events.append(transaction, paymentSucceeded, {
      subjectId: id,
      payload: { payment: succeeded, order },
    })
  }
}
