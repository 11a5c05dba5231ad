import { Problem } from '../../../platform/http/problems/problem.js'

export function tooManyOrders(most: number): Problem {
  return new Problem({
    type: 'too-many-orders',
    status: 422,
    title: 'Too many orders at once',
    detail: `More than ${most} orders match the filters.`,
    fix: 'Narrow the filters, by date for example, and do the rest afterwards.',
  })
}

export function noOrders(): Problem {
  return new Problem({
    type: 'no-orders',
    status: 422,
    title: 'There is no such order',
    detail: 'No order matches, so there is nothing to do.',
    fix: 'Change the filters or the selection.',
  })
}

export function unknownBulk(bulkId: string): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such bulk action',
    detail: `No bulk action has the id ${bulkId}.`,
    fix: 'Use the id that the start of the bulk action answered.',
  })
}
