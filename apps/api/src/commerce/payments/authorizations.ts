import { type Money, minorUnits, type OrderId, paymentIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { Transaction } from '../../platform/database/database.js'
import { insertRows } from '../../platform/database/insert-rows.js'
import { newId } from '../../platform/ids/new-id.js'
import type { TimelineActor } from '../orders/order-history.js'
import { type CardToken, PAYMENT_GATEWAY, type PaymentGateway } from './gateway/payment-gateway.js'
import { paymentOperations, payments } from './payment.table.js'
import type { Payment } from './payment-figures.js'
import { forgottenAfter, type PaymentOperation } from './payment-operations.js'

/** A card that is to pay for an order. */
export interface CardPayment {
  readonly orderId: OrderId
  readonly amount: Money
  readonly card: CardToken
  readonly actor: TimelineActor
}

/** Something that the gateway is to be asked, with the payment that it is about. */
export interface StartedOperation {
  readonly operation: PaymentOperation
  readonly payment: Payment
}

/** Begins the payments of orders that nobody but their transaction knows of yet: nothing has to be held or looked up. */
@Injectable()
export class Authorizations {
  constructor(@Inject(PAYMENT_GATEWAY) private readonly gateway: PaymentGateway) {}

  /** Records that the cards are to be asked; whoever calls asks the gateway after the commit. */
  async start(transaction: Transaction, requests: readonly CardPayment[]): Promise<StartedOperation[]> {
    const now = new Date()
    const started = requests.map((request) => this.startedFor(request, now))
    await insertRows(
      transaction,
      payments,
      started.map(({ payment }) => payment),
    )
    await insertRows(
      transaction,
      paymentOperations,
      started.map(({ operation }) => operation),
    )
    return started
  }

  private startedFor({ orderId, amount, card, actor }: CardPayment, startedAt: Date): StartedOperation {
    const payment: Payment = {
      id: paymentIdSchema.parse(newId()),
      orderId,
      gateway: this.gateway.name,
      status: 'pending',
      ...amount,
      captured: minorUnits(0),
      refunded: minorUnits(0),
      cardToken: card.token,
      cardBrand: card.brand,
      cardLast4: card.last4,
      authorization: null,
      cardSignals: null,
      declineReason: null,
    }
    const operation: PaymentOperation = {
      id: newId(),
      paymentId: payment.id,
      kind: 'authorize',
      amount: amount.amount,
      requestedAmount: null,
      requestKey: `authorization/${payment.id}`,
      actor,
      refund: null,
      status: 'started',
      declineReason: null,
      attempts: 0,
      attemptDueAt: new Date(startedAt.getTime() + forgottenAfter),
      startedAt,
      settledAt: null,
      paymentStatus: null,
    }
    return { payment, operation }
  }
}
