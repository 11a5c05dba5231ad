import type { CustomerId } from '@counterflow/core'
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

/** 422: some of the customers that were named are not there. @param places where they stand among `customerIds` */
export function unknownCustomers(places: readonly number[]): Problem {
  const fix = 'Take the ids of customers from GET /api/v1/customers.'
  return new Problem({
    type: 'invalid-input',
    status: 422,
    title: 'The request has wrong values',
    detail: 'Some of the customers do not exist.',
    fix,
    errors: places.map((place) => ({
      path: `/customerIds/${place}`,
      message: 'There is no customer with this id.',
      fix,
    })),
  })
}

/** 422: something names a customer who is not there. */
export function unknownCustomerOf(customerId: string, path = '/customer/id'): Problem {
  const fix = 'Take an id from GET /api/v1/customers, or send a name and an e-mail address instead.'
  return new Problem({
    type: 'unknown-customer',
    status: 422,
    title: 'There is no such customer',
    detail: `No customer has the id ${customerId}.`,
    fix,
    errors: [{ path, message: 'There is no customer with this id.', fix }],
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

/** 409: somebody else has this e-mail address; the document says who. */
export function emailTaken(other: { id: CustomerId; name: string }): Problem {
  const fix = 'Use that customer, merge the two, or send another address.'
  return new Problem({
    type: 'customer-email-taken',
    status: 409,
    title: 'Another customer has this e-mail address',
    detail: `The e-mail address belongs to ${other.name}.`,
    fix,
    errors: [{ path: '/email', message: `It belongs to ${other.name}.`, fix }],
    extra: { customerId: other.id, customerName: other.name },
  })
}

/** 409: the customer was edited since the caller looked. */
export function customerChanged(version: number): Problem {
  return new Problem({
    type: 'customer-changed',
    status: 409,
    title: 'The customer has changed',
    detail: 'Somebody else changed this customer after you had read them.',
    fix: 'Read the customer again and decide anew; send the new `version`.',
    extra: { version },
  })
}

/** 409: nothing may be noted about somebody whose data was erased. */
export function customerErasedAlready(): Problem {
  return new Problem({
    type: 'customer-erased',
    status: 409,
    title: 'The data of this customer was erased',
    detail: 'Their orders stay, and nothing about the person can be added.',
    fix: 'Create a new customer when the person comes back.',
  })
}

/** 422: without either nobody can be reached. */
export function unreachableCustomer(): Problem {
  const fix = 'Send an e-mail address, a telephone number or both.'
  return new Problem({
    type: 'customer-unreachable',
    status: 422,
    title: 'The customer cannot be reached',
    detail: 'A customer needs an e-mail address or a telephone number.',
    fix,
    errors: [{ path: '/email', message: 'Neither an e-mail address nor a telephone number.', fix }],
  })
}

/** 422: an order or a form can add only so many. */
export function tooManyAddresses(most: number): Problem {
  return new Problem({
    type: 'too-many-addresses',
    status: 422,
    title: 'The customer would have too many addresses',
    detail: `A customer has at most ${most} addresses.`,
    fix: 'Remove one that is not used any more.',
  })
}

/** 404 of something that belongs to a customer. */
export function unknownPart(what: 'address' | 'note'): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: `There is no such ${what}`,
    detail: `The customer has no ${what} with this id.`,
    fix: 'Read the customer again: it may have been removed.',
  })
}

/** 403: people answer for what they wrote. */
export function noteOfAnother(author: string): Problem {
  return new Problem({
    type: 'note-of-another',
    status: 403,
    title: 'Somebody else wrote this note',
    detail: `${author} wrote this note; only they can change its text.`,
    fix: 'Write a note of your own, or remove this one.',
  })
}
