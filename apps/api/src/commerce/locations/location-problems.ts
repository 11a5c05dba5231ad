import { Problem } from '../../platform/http/problems/problem.js'

/** 404: there is no such location. */
export function unknownLocation(locationId: string): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such location',
    detail: `No location has the id ${locationId}.`,
    fix: 'Take the id of a location from GET /api/v1/locations.',
  })
}

/** 409: somebody would forget the goods that lie there. */
export function locationNotEmpty(): Problem {
  return new Problem({
    type: 'location-not-empty',
    status: 409,
    title: 'There is still stock at this location',
    detail: 'Goods lie at this location, or are promised to orders from it.',
    fix: 'Transfer its stock to another location first, and send or cancel the orders that wait for it.',
  })
}

/** 409: a shop sells from somewhere. */
export function lastLocation(): Problem {
  return new Problem({
    type: 'last-location',
    status: 409,
    title: 'This is the last location',
    detail: 'Nothing could be sold without a location.',
    fix: 'Add another location first, or change this one.',
  })
}

/** 409: receipts of two places could not be told apart. */
export function locationCodeTaken(code: string): Problem {
  const fix = 'Choose another code.'
  return new Problem({
    type: 'location-code-taken',
    status: 409,
    title: 'Another location has this code',
    detail: `Receipts of another location begin with ${code}.`,
    fix,
    errors: [{ path: '/code', message: 'Another location has this code.', fix }],
  })
}
