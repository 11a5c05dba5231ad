import { Problem } from '../../platform/http/problems/problem.js'

/** 409: the till gave the amount back before. */
export function giftCardHoldReleased(): Problem {
  return new Problem({
    type: 'gift-card-hold-released',
    status: 409,
    title: 'The amount was given back',
    detail: 'This payment by gift card was given up, and its amount is back on the card.',
    fix: 'Begin anew, with another id of the tender.',
  })
}

/** 422: a tender stands for one amount only. */
export function tenderReused(): Problem {
  return new Problem({
    type: 'idempotency-key-reused',
    status: 422,
    title: 'The tender was used for another amount',
    detail: 'Another amount was taken off a gift card for this tender.',
    fix: 'Send a new id of a tender for a new amount.',
  })
}

/** 409: an order was paid with it. */
export function giftCardHoldSettled(): Problem {
  return new Problem({
    type: 'gift-card-hold-settled',
    status: 409,
    title: 'The amount has paid an order',
    detail: 'A sale that was paid with this amount has arrived.',
    fix: 'Give the money back as a return of that sale.',
  })
}

/** 409: somebody else was faster, or it was never there. */
export function parkedCartGone(): Problem {
  return new Problem({
    type: 'parked-cart-gone',
    status: 409,
    title: 'The cart is no more there',
    detail: 'Another register has fetched this cart, or it was thrown away.',
    fix: 'Ask for the list of parked carts anew.',
  })
}

/** 404: there is no such sale. */
export function unknownSale(): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such sale',
    detail: 'No sale with this id has arrived.',
    fix: 'Take the id of a sale from GET /api/v1/till/sales. A sale arrives once the till that made it has a network.',
  })
}
