import { Problem } from '../../platform/http/problems/problem.js'

/** 404: there is no such customer. */
export function unknownCustomer(customerId: string): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such customer',
    detail: `No customer has the id ${customerId}.`,
    fix: 'Take the id of a customer from GET /api/v1/customers.',
  })
}

/** 422: a customer can bear only so many entries. */
export function tooMuchMetadata(most: number): Problem {
  const fix = `Remove entries by sending null for them; ${most} may stay.`
  return new Problem({
    type: 'too-much-metadata',
    status: 422,
    title: 'The customer would have too much metadata',
    detail: `A customer has at most ${most} entries of metadata.`,
    fix,
    errors: [{ path: '/metadata', message: `More than ${most} entries.`, fix }],
  })
}
