import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMoney, compareMoney } from '../money/arithmetic.js'
import { money } from '../money/money.js'
import {
  creditOfRefund,
  dueOf,
  type OrderAccount,
  openAccount,
  orderPaymentStatus,
  outstandingOf,
  overpaidOf,
  receivedFor,
  refundedOf,
  toCapture,
} from './order-account.js'
import { decidePaymentOperation, pendingPayment, settlePayment } from './payment-operation.js'

const krw = (amount: number) => money(amount, 'KRW')
const open = openAccount(krw(1_000))
const paidByHand = (account: OrderAccount, amount: number): OrderAccount => ({
  ...account,
  manual: { ...account.manual, received: addMoney(account.manual.received, krw(amount)) },
})
const refundedByHand = (account: OrderAccount, amount: number): OrderAccount => ({
  ...account,
  credited: addMoney(account.credited, creditOfRefund(account, krw(amount))),
  manual: { ...account.manual, refunded: addMoney(account.manual.refunded, krw(amount)) },
})
const standing = (account: OrderAccount) => [
  orderPaymentStatus(account),
  outstandingOf(account).amount,
  overpaidOf(account).amount,
]

describe('an order that is paid by hand', () => {
  it('is pending, partly paid, paid, partly refunded and refunded in turn', () => {
    expect(standing(open)).toEqual(['pending', 1_000, 0])
    const partly = paidByHand(open, 400)
    expect(standing(partly)).toEqual(['partially_paid', 600, 0])
    const paid = paidByHand(partly, 600)
    expect(standing(paid)).toEqual(['captured', 0, 0])
    const less = refundedByHand(paid, 300)
    expect(standing(less)).toEqual(['partially_refunded', 0, 0])
    expect(standing(refundedByHand(less, 700))).toEqual(['refunded', 0, 0])
  })

  it('that costs nothing is paid from the start', () => {
    expect(standing(openAccount(krw(0)))).toEqual(['captured', 0, 0])
  })
})

describe('an order that becomes cheaper or dearer once it is paid', () => {
  const paid = paidByHand(open, 1_000)

  it('is overpaid until the difference is given back, and then owes nothing', () => {
    const cheaper = { ...paid, total: krw(800) }
    expect(standing(cheaper)).toEqual(['captured', 0, 200])
    expect(standing(refundedByHand(cheaper, 200))).toEqual(['partially_refunded', 0, 0])
  })

  it('owes again what it became dearer by, also after too much was given back', () => {
    const settled = refundedByHand({ ...paid, total: krw(800) }, 200)
    expect(standing({ ...settled, total: krw(1_000) })).toEqual(['partially_paid', 200, 0])
    expect(standing({ ...paid, total: krw(1_250) })).toEqual(['partially_paid', 250, 0])
  })
})

describe('an order with a card', () => {
  const held: OrderAccount = { ...open, card: { ...pendingPayment(krw(1_000)), status: 'authorized' } }

  it('owes nothing while its total is held, and what is beyond that when it becomes dearer', () => {
    expect(standing(held)).toEqual(['authorized', 0, 0])
    expect(standing({ ...held, total: krw(1_300) })).toEqual(['authorized', 300, 0])
    expect(toCapture({ ...held, total: krw(1_300) })).toEqual(krw(1_000))
    expect(toCapture({ ...held, total: krw(700) })).toEqual(krw(700))
    expect(toCapture(paidByHand(held, 300))).toEqual(krw(700))
  })

  it('that was declined is pending no more, and paid once the money comes by another way', () => {
    const declined: OrderAccount = { ...open, card: { ...pendingPayment(krw(1_000)), status: 'declined' } }
    expect(standing(declined)).toEqual(['declined', 1_000, 0])
    expect(standing(paidByHand(declined, 1_000))).toEqual(['captured', 0, 0])
  })

  it('that is cancelled owes nothing, whatever was paid', () => {
    expect(standing({ ...open, cancelled: true })).toEqual(['pending', 0, 0])
    expect(standing({ ...paidByHand(open, 1_000), cancelled: true })).toEqual(['captured', 0, 1_000])
  })
})

type Step =
  | { readonly kind: 'pay' | 'refund' | 'edit'; readonly amount: number }
  | { readonly kind: 'authorize' | 'capture' | 'void'; readonly approved: boolean }
  | { readonly kind: 'cancel' }

const amounts = fc.integer({ min: 0, max: 2_000 })
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('pay' as const, 'refund' as const, 'edit' as const), amount: amounts }),
  fc.record({
    kind: fc.constantFrom('authorize' as const, 'capture' as const, 'void' as const),
    approved: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('cancel' as const) }),
)

function after(account: OrderAccount, step: Step): OrderAccount {
  switch (step.kind) {
    case 'pay':
      return paidByHand(account, step.amount)
    case 'refund': {
      const left = account.manual.received.amount - account.manual.refunded.amount
      return refundedByHand(account, Math.min(step.amount, left))
    }
    case 'edit':
      return { ...account, total: krw(step.amount) }
    case 'cancel':
      return { ...account, cancelled: true }
    default: {
      if (account.card === null || !decidePaymentOperation(account.card, step.kind).allowed) return account
      const amount = step.kind === 'capture' ? toCapture(account) : account.card.amount
      const outcome = step.approved ? 'approved' : 'declined'
      return { ...account, card: settlePayment(account.card, { kind: step.kind, amount }, outcome) }
    }
  }
}

it('never says paid while something is due, and never asks for more than that', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.array(steps, { maxLength: 15 }), (byCard, sequence) => {
      let account: OrderAccount = { ...open, card: byCard ? pendingPayment(krw(1_000)) : null }
      for (const step of sequence) {
        account = after(account, step)
        const [owed, over] = [outstandingOf(account), overpaidOf(account)]
        const kept = receivedFor(account).amount - refundedOf(account).amount
        expect(compareMoney(owed, dueOf(account))).toBeLessThanOrEqual(0)
        expect(Math.min(owed.amount, over.amount)).toBe(0)
        expect(kept).toBeGreaterThanOrEqual(0)
        const status = orderPaymentStatus(account)
        if (status === 'captured' && account.card?.status !== 'captured' && kept > 0)
          expect(kept).toBeGreaterThanOrEqual(dueOf(account).amount)
        if (status === 'partially_paid') expect(kept).toBeLessThan(dueOf(account).amount)
        if (status === 'refunded') expect(kept).toBe(0)
      }
    }),
    { numRuns: 300 },
  )
})
