import type { Money } from '@counterflow/core'
import { Problem } from '../../platform/http/problems/problem.js'

/** 409: it costs something else than the customer saw. */
export function priceChanged(expected: Money, total: Money): Problem {
  return new Problem({
    type: 'price-changed',
    status: 409,
    title: 'The price has changed',
    detail: 'What is to be paid is not what the customer was shown.',
    fix: 'Show the new `total`, and send it as `expectedTotal` once the customer agrees.',
    extra: { expected, total },
  })
}

/** 402: the bank said no. The cart, or the draft, can be paid in another way. */
export function cardDeclined(reason: string): Problem {
  const fix = 'Try another card, or another way of paying. Nothing was ordered.'
  return new Problem({
    type: 'card-declined',
    status: 402,
    title: 'The card was declined',
    detail: 'The bank refused the payment.',
    fix,
    errors: [{ path: '/payment/card/number', message: 'Declined by the bank.', fix }],
    extra: { reason },
  })
}

/** 422: something is missing before this can be ordered. */
export function notReady(obstacles: readonly string[]): Problem {
  const fix = 'Mend what `obstacles` names, then check out again.'
  return new Problem({
    type: 'checkout-not-ready',
    status: 422,
    title: 'This cannot be ordered yet',
    detail: `What stands against it: ${obstacles.join(', ')}.`,
    fix,
    extra: { obstacles: [...obstacles] },
  })
}

/** 404: no order goes by this token. */
export function unknownOrderToken(): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such order',
    detail: 'No order goes by this token.',
    fix: 'Take the token from the answer to the checkout, or from the link that the shop sent.',
  })
}
