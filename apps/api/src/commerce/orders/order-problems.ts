import type { CancellationDecision, Money } from '@counterflow/core'
import { Problem } from '../../platform/http/problems/problem.js'

/** 404: there is no such order. */
export function unknownOrder(orderId: string): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such order',
    detail: `No order has the id ${orderId}.`,
    fix: 'Take the id of an order from GET /api/v1/orders.',
  })
}

/** 422: the test gateway does not know the card. */
export function unknownTestCard(): Problem {
  const fix = 'Send the number of a card from GET /api/v1/test-cards, such as 4242 4242 4242 4242.'
  return new Problem({
    type: 'unknown-test-card',
    status: 422,
    title: 'The gateway does not take this card',
    detail: 'The card is not one of the test cards. No real card can be charged here.',
    fix,
    errors: [{ path: '/payment/card/number', message: 'Not a test card.', fix }],
  })
}

/** 422: the total cannot be held exactly. */
export function orderTooLarge(): Problem {
  const fix = 'Send fewer pieces, or several orders.'
  return new Problem({
    type: 'order-too-large',
    status: 422,
    title: 'The order is too large',
    detail: 'The total of the order is beyond the largest amount that can be charged.',
    fix,
    errors: [{ path: '/lines', message: 'The lines add up to too much.', fix }],
  })
}

/** 422: something is left to pay, and nothing that pays it was named. */
export function paymentMissing(outstanding: Money): Problem {
  const fix = 'Send a card or a way of paying in `payment`.'
  return new Problem({
    type: 'payment-missing',
    status: 422,
    title: 'Something is left to pay',
    detail: 'The order is not free, and the request names nothing that pays the rest.',
    fix,
    errors: [{ path: '/payment', message: 'Names no way of paying.', fix }],
    extra: { outstanding },
  })
}

type Refusal = Extract<CancellationDecision, { allowed: false }>['reason']

type Standing = Refusal | 'already_fulfilled' | 'still_open' | 'not_fulfilled' | 'returned' | 'empty'

const standing: Record<Standing, { detail: string; fix: string }> = {
  already_cancelled: {
    detail: 'The order has been cancelled.',
    fix: 'Reload the order. A cancelled order stays cancelled; place a new one instead.',
  },
  fulfilled: {
    detail: 'Goods have left the shop, so the order cannot be cancelled any more.',
    fix: 'Take the goods back and refund the payment instead.',
  },
  already_fulfilled: { detail: 'The order has been fulfilled already.', fix: 'Reload the order.' },
  not_fulfilled: {
    detail: 'The fulfilment has been cancelled already.',
    fix: 'Reload the order.',
  },
  returned: {
    detail: 'Some of these goods were sent, came back and were refunded, so they did leave the shop.',
    fix: 'Leave the fulfilment as it is.',
  },
  empty: {
    detail: 'Nothing of the order would be left.',
    fix: 'Cancel the order instead, or keep at least one piece.',
  },
  payment_pending: {
    detail: 'It is not known yet whether the payment was authorised.',
    fix: 'Try again in a while: the gateway is asked until it answers.',
  },
  still_open: {
    detail: 'The goods are still to be sent to the customer, so they cannot go back into stock.',
    fix: 'Cancel the order, or release its payment, before its goods go back into stock.',
  },
}

/** 409: how the order stands does not allow this. */
export function orderState(reason: Standing): Problem {
  return new Problem({
    type: 'order-state',
    status: 409,
    title: 'The order does not allow this now',
    ...standing[reason],
    extra: { reason },
  })
}

/** One of the pieces that a request names, and what is wrong with it. */
export interface WrongPieces {
  readonly path: string
  /** How many there may be at most or at least; neither: the order has no such line. */
  readonly most?: number
  readonly least?: number
}

/** 422: a request names lines that the order does not have, or more pieces than they have. */
export function wrongPieces(wrong: readonly WrongPieces[]): Problem {
  const errors = wrong.map(({ path, most, least }) => {
    if (most !== undefined) {
      return { path, message: `At most ${most} pieces are left.`, fix: `Send at most ${most}.` }
    }
    return least === undefined
      ? { path, message: 'The order has no such line.', fix: 'Take the id of a line from the order.' }
      : { path, message: 'So many have left or were refunded before.', fix: `Send at least ${least}.` }
  })
  return new Problem({
    type: 'wrong-pieces',
    status: 422,
    title: 'The lines do not have so many pieces',
    detail: 'The request names lines or pieces that the order does not have, or not any more.',
    fix: 'Reload the order and send what is left of its lines.',
    errors,
  })
}

/** 422: what shipping is to cost makes no sense for this order. */
export function shippingInvalid(currency: string): Problem {
  const fix = `Send an amount in ${currency} that is zero or more.`
  return new Problem({
    type: 'invalid-input',
    status: 422,
    title: 'The request has wrong values',
    detail: 'The price of shipping cannot be used.',
    fix,
    errors: [{ path: '/shipping', message: `Expected an amount in ${currency}, zero or more.`, fix }],
  })
}
