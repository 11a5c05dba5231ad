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
