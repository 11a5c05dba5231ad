import { Problem } from '../../../platform/http/problems/problem.js'

/** 422: one customer was named twice. */
export function customerWithItself(): Problem {
  const fix = 'Name another customer as the one that is merged.'
  return new Problem({
    type: 'customer-with-itself',
    status: 422,
    title: 'A customer cannot be merged with itself',
    detail: 'Both ids are those of one customer.',
    fix,
    errors: [{ path: '/otherId', message: 'The same customer.', fix }],
  })
}

/** 409: one of the two became part of a third one before. */
export function mergedElsewhere(): Problem {
  return new Problem({
    type: 'customer-merged-elsewhere',
    status: 409,
    title: 'One of the customers was merged before',
    detail: 'One of the two customers is part of another one by now.',
    fix: 'Read both customers again and merge those that they are today.',
  })
}
