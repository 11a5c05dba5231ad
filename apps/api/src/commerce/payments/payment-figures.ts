import { money, type PaymentState } from '@counterflow/core'
import type { payments } from './payment.table.js'

export type Payment = typeof payments.$inferSelect

/** The figures of a payment that its rules look at. */
export function stateOf(payment: Payment): PaymentState {
  const amount = (value: number) => money(value, payment.currency)
  return {
    status: payment.status,
    amount: amount(payment.amount),
    captured: amount(payment.captured),
    refunded: amount(payment.refunded),
  }
}
