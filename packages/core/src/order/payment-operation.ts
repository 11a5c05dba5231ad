import { z } from 'zod'
import { addMoney, compareMoney, subtractMoney } from '../money/arithmetic.js'
import { type Money, money } from '../money/money.js'
import type { PaymentStatus } from './payment-status.js'

export const paymentOperationKinds = ['authorize', 'capture', 'void', 'refund'] as const

export const paymentOperationKindSchema = z.enum(paymentOperationKinds)

/** What can be asked of a payment: hold the money, take it, release it, give it back. */
export type PaymentOperationKind = z.infer<typeof paymentOperationKindSchema>

/** The figures of a payment that decide what may be done with it. All are of one currency. */
export interface PaymentState {
  readonly status: PaymentStatus
  readonly amount: Money
  readonly captured: Money
  readonly refunded: Money
}

/** The statuses in which each operation is allowed. */
export const allowedStatuses: Record<PaymentOperationKind, readonly PaymentStatus[]> = {
  authorize: ['pending'],
  capture: ['authorized'],
  void: ['authorized'],
  refund: ['captured', 'partially_refunded'],
}

/** Whether an operation may be sent to the gateway, and for how much; or why not. */
export type PaymentDecision =
  | { readonly allowed: true; readonly amount: Money }
  | { readonly allowed: false; readonly reason: 'payment-state' }
  | { readonly allowed: false; readonly reason: 'amount-not-positive' }
  | { readonly allowed: false; readonly reason: 'currency-mismatch' }
  | { readonly allowed: false; readonly reason: 'refund-too-large'; readonly refundable: Money }

/** What is left to give back of a payment. */
export function refundableOf(payment: PaymentState): Money {
  return subtractMoney(payment.captured, payment.refunded)
}

/**
 * Decides whether `kind` is allowed on `payment` now. Only a refund may name an `amount`; without one it is for
 * all that is left. The other operations are for the whole payment.
 */
export function decidePaymentOperation(
  payment: PaymentState,
  kind: PaymentOperationKind,
  amount?: Money,
): PaymentDecision {
  if (!allowedStatuses[kind].includes(payment.status)) return { allowed: false, reason: 'payment-state' }
  if (kind !== 'refund') return { allowed: true, amount: payment.amount }
  const refundable = refundableOf(payment)
  const wanted = amount ?? refundable
  if (wanted.currency !== refundable.currency) return { allowed: false, reason: 'currency-mismatch' }
  if (wanted.amount <= 0) return { allowed: false, reason: 'amount-not-positive' }
  if (compareMoney(wanted, refundable) > 0) return { allowed: false, reason: 'refund-too-large', refundable }
  return { allowed: true, amount: wanted }
}

/** What the gateway answered to an operation. */
export type PaymentOutcome = 'approved' | 'declined'

type Settlement = (payment: PaymentState, amount: Money) => PaymentState

const approved: Record<PaymentOperationKind, Settlement> = {
  authorize: (payment) => ({ ...payment, status: 'authorized' }),
  capture: (payment, amount) => ({ ...payment, status: 'captured', captured: amount }),
  void: (payment) => ({ ...payment, status: 'voided' }),
  refund: (payment, amount) => {
    const refunded = addMoney(payment.refunded, amount)
    const complete = compareMoney(refunded, payment.captured) >= 0
    return { ...payment, status: complete ? 'refunded' : 'partially_refunded', refunded }
  },
}

/**
 * The payment after the gateway answered. A declined authorisation ends the payment; any other declined
 * operation leaves it as it was.
 */
export function settlePayment(
  payment: PaymentState,
  operation: { readonly kind: PaymentOperationKind; readonly amount: Money },
  outcome: PaymentOutcome,
): PaymentState {
  if (outcome === 'approved') return approved[operation.kind](payment, operation.amount)
  return operation.kind === 'authorize' ? { ...payment, status: 'declined' } : payment
}

/** A payment of `amount` of which nothing has been asked yet. */
export function pendingPayment(amount: Money): PaymentState {
  const none = money(0, amount.currency)
  return { status: 'pending', amount, captured: none, refunded: none }
}
