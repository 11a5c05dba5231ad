import { type CartChange, mostCartLines, mostPieces } from '@counterflow/core'
import { Problem } from '../../platform/http/problems/problem.js'

/** 404: no cart has this token, or it expired. Which of the two is nobody's business. */
export function unknownCart(): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such cart',
    detail: 'No cart goes by this token. Carts that nobody touched for 30 days are removed.',
    fix: 'Make a new cart by POST /api/v1/carts.',
  })
}

/** 404: the cart has no such line. */
export function unknownCartLine(lineId: string): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such line in the cart',
    detail: `The cart has no line ${lineId}; it may have been removed in another window.`,
    fix: 'Read the cart again by GET /api/v1/carts/{token}.',
  })
}

/** 409: the cart became an order, so nothing of it changes any more. */
export function cartOrderedAlready(): Problem {
  return new Problem({
    type: 'cart-ordered',
    status: 409,
    title: 'The cart has been ordered',
    detail: 'The cart became an order and cannot be changed any more.',
    fix: 'Make a new cart by POST /api/v1/carts to order something else.',
  })
}

type Limit = Extract<CartChange, { done: false }>['reason']

/** 422: a cart holds no more. */
export function cartFull(reason: Limit): Problem {
  const tooMany = reason === 'too-many-lines'
  const fix = tooMany ? 'Remove something first, or order it in two carts.' : 'Ask for fewer pieces.'
  return new Problem({
    type: 'cart-full',
    status: 422,
    title: 'The cart holds no more',
    detail: tooMany
      ? `A cart holds at most ${mostCartLines} different products.`
      : `A cart holds at most ${mostPieces} pieces of one product.`,
    fix,
    errors: [{ path: tooMany ? '/variantId' : '/quantity', message: 'Too many.', fix }],
    extra: { reason },
  })
}

/** 422: what is to be bought is not sold in the online store. */
export function notForSale(path: string): Problem {
  const fix = 'Take the id of a variant from GET /api/v1/storefront/products.'
  return new Problem({
    type: 'not-for-sale',
    status: 422,
    title: 'This is not sold here',
    detail: 'The product does not exist, or the online store does not show it.',
    fix,
    errors: [{ path, message: 'Not sold in the online store.', fix }],
  })
}

/** 422: no such way of shipping is on offer for this cart. */
export function unknownShippingRate(): Problem {
  const fix = 'Take the id of one of the `shippingRates` of the cart, once its address is set.'
  return new Problem({
    type: 'unknown-shipping-rate',
    status: 422,
    title: 'This way of shipping is not on offer',
    detail: 'The shop does not ship this cart to its address in this way.',
    fix,
    errors: [{ path: '/shippingRateId', message: 'Not on offer for this cart.', fix }],
  })
}

/** 422: a cart uses no more codes than this. */
export function cartCodesFull(most: number): Problem {
  const fix = 'Take another code out first.'
  return new Problem({
    type: 'cart-full',
    status: 422,
    title: 'The cart holds no more',
    detail: `A cart uses at most ${most} discount codes.`,
    fix,
    errors: [{ path: '/code', message: 'Too many.', fix }],
    extra: { reason: 'too-many-codes' },
  })
}
