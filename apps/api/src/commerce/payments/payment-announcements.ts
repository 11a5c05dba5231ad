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
import { OrderHistory } from '../orders/order-history.js'
import { paymentSucceeded } from './charges/charge-events.js'
import { type AccountChange, OrderAccounts } from './order-accounts.js'
import type { Payment, PaymentOperation } from './payment-operations.js'

const approvals = {
  authorize: { entry: 'payment_authorized', event: orderPaymentAuthorized },
  capture: { entry: 'payment_captured', event: orderPaymentCaptured },
  void: { entry: 'payment_voided', event: orderPaymentVoided },
  refund: { entry: 'payment_refunded', event: orderPaymentRefunded },
} as const satisfies Record<PaymentOperationKind, unknown>

/** Tells of an operation that has ended: in the order's timeline, and as an event. */
@Injectable()
export class PaymentAnnouncements {
  constructor(
    @Inject(OrderHistory) private readonly history: OrderHistory,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(OrderAccounts) private readonly accounts: OrderAccounts,
  ) {}

  async announce(
    transaction: Transaction,
    payment: Payment,
    operation: PaymentOperation,
    change: AccountChange,
  ): Promise<void> {
    const { orderId, id: paymentId } = payment
    const { kind, actor } = operation
    const amount = money(operation.amount, payment.currency)
    if (operation.status === 'approved') {
      const { entry, event } = approvals[kind]
      const reason = operation.refund?.reason
      const values = { amount, ...(reason === undefined ? {} : { reason }) }
      const order = await this.history.add(transaction, orderId, { kind: entry, actor, values })
      await this.events.append(transaction, event, {
        subjectId: orderId,
        payload: { order, paymentId, ...values },
      })
      if (kind === 'capture') await this.tellOfSuccess(transaction, payment, amount, order)
      await this.accounts.tell(transaction, change, order)
      return
    }
    const reason = operation.declineReason ?? 'card_declined'
    const values = { amount, operation: kind, reason }
    const order = await this.history.add(transaction, orderId, { kind: 'payment_declined', actor, values })
    await this.events.append(transaction, orderPaymentDeclined, {
      subjectId: orderId,
      payload: { order, paymentId, ...values },
    })
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
