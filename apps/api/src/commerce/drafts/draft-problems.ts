import { Problem } from '../../platform/http/problems/problem.js'

/** 404: there is no such draft, or no longer. */
export function unknownDraft(): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such draft',
    detail: 'The draft does not exist; it may have been deleted.',
    fix: 'Take the id of a draft from GET /api/v1/drafts.',
  })
}

/** 404: no draft is paid by this link. */
export function unknownPayLink(): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is nothing to pay here',
    detail: 'No invoice goes by this link; it may have been withdrawn.',
    fix: 'Ask the shop for a new link.',
  })
}

/** 409: somebody else changed the draft meanwhile. */
export function draftChanged(version: number): Problem {
  return new Problem({
    type: 'draft-order-changed',
    status: 409,
    title: 'The draft was changed meanwhile',
    detail: 'The draft is not as you saw it any more.',
    fix: 'Read the draft again, then send your changes with its present version.',
    extra: { version },
  })
}

/** 409: the draft is an order by now. */
export function draftCompletedAlready(orderId: string): Problem {
  return new Problem({
    type: 'draft-completed',
    status: 409,
    title: 'The draft has become an order',
    detail: 'The draft is completed: change its order instead.',
    fix: 'Open the order that it became.',
    extra: { orderId },
  })
}

/** 409: what is behind a link was paid, or is being paid. Its order is nobody's business here. */
export function paidAlready(): Problem {
  return new Problem({
    type: 'draft-completed',
    status: 409,
    title: 'This has been ordered',
    detail: 'The order was placed already; nothing is left to pay by this link.',
    fix: 'Nothing is left to do. Ask the shop if you did not order it.',
  })
}

/** 422: there is nothing in it. */
export function draftEmpty(): Problem {
  const fix = 'Add a product, or an item of your own.'
  return new Problem({
    type: 'draft-empty',
    status: 422,
    title: 'The draft is empty',
    detail: 'There is nothing to order.',
    fix,
    errors: [{ path: '/lines', message: 'Empty.', fix }],
  })
}

/** 422: nobody is named whom the invoice could be sent to. */
export function noInvoiceAddress(): Problem {
  const fix = 'Choose a customer, or enter an e-mail address.'
  return new Problem({
    type: 'invoice-address-missing',
    status: 422,
    title: 'It is not known where the invoice goes',
    detail: 'The draft has neither a customer nor an e-mail address.',
    fix,
    errors: [{ path: '/email', message: 'Missing.', fix }],
  })
}

/** 422: stock cannot be held until then. */
export function reservationDateInvalid(): Problem {
  const fix = 'Choose a moment from now until one year ahead.'
  return new Problem({
    type: 'invalid-input',
    status: 422,
    title: 'The request has wrong values',
    detail: 'Stock cannot be held until then.',
    fix,
    errors: [{ path: '/until', message: 'Expected a moment within the next year.', fix }],
  })
}
