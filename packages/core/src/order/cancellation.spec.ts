import { describe, expect, it } from 'vitest'
import { type CancellableOrder, decideCancellation, mayRestock } from './cancellation.js'
import { paymentStatuses } from './payment-status.js'

const at = '2026-11-21T00:00:00.000Z'
const open: CancellableOrder = {
  cancelledAt: null,
  fulfilledAt: null,
  fulfilmentStatus: 'unfulfilled',
  paymentStatus: 'authorized',
}

describe('decideCancellation', () => {
  it('gives back what is held or was taken, in the way that the payment allows', () => {
    const asked = Object.fromEntries(
      paymentStatuses.map((paymentStatus) => {
        const decision = decideCancellation({ ...open, paymentStatus }, 'give_back')
        return [paymentStatus, decision.allowed ? decision.payment : decision.reason]
      }),
    )
    expect(asked).toEqual({
      pending: 'payment_pending',
      authorized: 'void',
      partially_paid: null,
      captured: 'refund',
      partially_refunded: 'refund',
      refunded: null,
      voided: null,
      declined: null,
    })
  })

  it('asks nothing of the gateway when the payment is to stay, or there is none', () => {
    expect(decideCancellation(open, 'keep')).toEqual({ allowed: true, payment: null })
    expect(decideCancellation({ ...open, paymentStatus: null }, 'give_back')).toEqual({
      allowed: true,
      payment: null,
    })
  })

  it('refuses what was cancelled before and what has left the shop', () => {
    expect(decideCancellation({ ...open, cancelledAt: at }, 'keep')).toMatchObject({
      reason: 'already_cancelled',
    })
    expect(decideCancellation({ ...open, fulfilledAt: at }, 'keep')).toMatchObject({ reason: 'fulfilled' })
    expect(decideCancellation({ ...open, fulfilmentStatus: 'partial' }, 'keep')).toMatchObject({
      reason: 'fulfilled',
    })
  })
})

describe('mayRestock', () => {
  it('is for goods that nobody will be sent', () => {
    expect(mayRestock({ ...open, cancelledAt: at })).toBe(true)
    expect(mayRestock({ ...open, paymentStatus: 'voided' })).toBe(true)
    expect(mayRestock({ ...open, paymentStatus: 'captured' })).toBe(false)
    expect(
      mayRestock({ ...open, fulfilmentStatus: 'fulfilled', fulfilledAt: at, paymentStatus: 'declined' }),
    ).toBe(false)
  })
})
