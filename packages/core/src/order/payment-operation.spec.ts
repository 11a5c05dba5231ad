import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { money } from '../money/money.js'
import {
  decidePaymentOperation,
  type PaymentState,
  paymentOperationKinds,
  pendingPayment,
  refundableOf,
  settlePayment,
} from './payment-operation.js'
import { type PaymentStatus, paymentStatuses } from './payment-status.js'

const krw = (amount: number) => money(amount, 'KRW')
const payment = (status: PaymentStatus, captured = 0, refunded = 0): PaymentState => ({
  status,
  amount: krw(1_000),
  captured: krw(captured),
  refunded: krw(refunded),
})

describe('which operation is allowed in which status', () => {
  const table: Record<PaymentStatus, string[]> = {
    pending: ['authorize'],
    authorized: ['capture', 'void'],
    partially_paid: [],
    captured: ['refund'],
    partially_refunded: ['refund'],
    refunded: [],
    voided: [],
    declined: [],
  }
  it.each(paymentStatuses)('%s', (status) => {
    const state = payment(status, 1_000, status === 'refunded' ? 1_000 : 0)
    const allowed = paymentOperationKinds.filter((kind) => decidePaymentOperation(state, kind).allowed)
    expect(allowed).toEqual(table[status])
  })
})

describe('a refund', () => {
  const partly = payment('partially_refunded', 1_000, 400)

  it('is for what is left when no amount is named', () => {
    expect(decidePaymentOperation(partly, 'refund')).toEqual({ allowed: true, amount: krw(600) })
  })

  it.each([
    [krw(601), { allowed: false, reason: 'refund-too-large', refundable: krw(600) }],
    [krw(0), { allowed: false, reason: 'amount-not-positive' }],
    [krw(-1), { allowed: false, reason: 'amount-not-positive' }],
    [money(1, 'USD'), { allowed: false, reason: 'currency-mismatch' }],
    [krw(600), { allowed: true, amount: krw(600) }],
  ])('of %o', (amount, decision) => {
    expect(decidePaymentOperation(partly, 'refund', amount)).toEqual(decision)
  })

  it('ends as partially refunded until nothing is left', () => {
    const once = settlePayment(payment('captured', 1_000), { kind: 'refund', amount: krw(1) }, 'approved')
    expect(once).toMatchObject({ status: 'partially_refunded', refunded: krw(1) })
    const rest = settlePayment(once, { kind: 'refund', amount: krw(999) }, 'approved')
    expect(rest).toMatchObject({ status: 'refunded', refunded: krw(1_000) })
  })
})

describe('a declined operation', () => {
  it('ends the payment when it was the authorisation, and changes nothing otherwise', () => {
    const pending = pendingPayment(krw(1_000))
    expect(settlePayment(pending, { kind: 'authorize', amount: krw(1_000) }, 'declined').status).toBe(
      'declined',
    )
    const authorized = payment('authorized')
    expect(settlePayment(authorized, { kind: 'capture', amount: krw(1_000) }, 'declined')).toEqual(authorized)
  })
})

it('never captures more than was authorised nor refunds more than was captured', () => {
  const step = fc.record({
    kind: fc.constantFrom(...paymentOperationKinds),
    amount: fc.option(fc.integer({ min: -5, max: 1_200 }), { nil: undefined }),
    outcome: fc.constantFrom('approved' as const, 'declined' as const),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      let state = pendingPayment(krw(1_000))
      for (const { kind, amount, outcome } of steps) {
        const decision = decidePaymentOperation(state, kind, amount === undefined ? undefined : krw(amount))
        if (decision.allowed) state = settlePayment(state, { kind, amount: decision.amount }, outcome)
        expect(state.captured.amount).toBeLessThanOrEqual(state.amount.amount)
        expect(refundableOf(state).amount).toBeGreaterThanOrEqual(0)
      }
    }),
  )
})
