import { Problem } from '../../../platform/http/problems/problem.js'

/** 422: what was typed is not what the customer is called. */
export function confirmationDiffers(expected: string): Problem {
  const fix = `Type "${expected}" exactly.`
  return new Problem({
    type: 'confirmation-differs',
    status: 422,
    title: 'The confirmation is another one',
    detail: 'An erasure cannot be undone, and is done only when the name of the customer is typed.',
    fix,
    errors: [{ path: '/confirmation', message: 'This is not the name of the customer.', fix }],
  })
}

const mostNamed = 5

/** 409: money or goods are still to come for orders of the customer. */
export function openOrders(numbers: readonly string[]): Problem {
  const named = numbers.slice(0, mostNamed).join(', ')
  const more = numbers.length > mostNamed ? ` and ${numbers.length - mostNamed} more` : ''
  return new Problem({
    type: 'customer-has-open-orders',
    status: 409,
    title: 'Orders of this customer are still open',
    detail: `Not paid or not sent yet: ${named}${more}. Without an address they cannot be sent.`,
    fix: 'Fulfil or cancel them first, or ask again with `force`.',
    extra: { orders: numbers },
  })
}
