import { moneySchema } from '@counterflow/core'
import type { CartShown } from '../src/commerce/carts/cart.contract.js'
import { Checkout } from '../src/commerce/checkout/checkout.js'
import type { IdempotentRequest } from '../src/platform/http/idempotency/idempotency-keys.js'
import { type CommerceApplication, cards } from './commerce-application.js'

let keys = 0
export function nextKey(): string {
  keys += 1
  return `key ${keys}`
}

export const checkoutRequest = (key: string): IdempotentRequest => ({
  key,
  principal: 'public',
  operationId: 'checkOut',
  fingerprint: 'same',
})

/** Orders what is in a cart, as its customer does who agrees with the price. */
export function checkOutCart(
  shop: CommerceApplication,
  { token, cart }: { readonly token: string; readonly cart: CartShown },
  how: { readonly card?: string; readonly key?: string; readonly giftCards?: string[] } = {},
) {
  const { card = cards.succeeds, key = nextKey(), giftCards = [] } = how
  const body = {
    expectedTotal: moneySchema.parse(cart.total),
    giftCards,
    payment: { kind: 'card' as const, card: { number: card } },
  }
  return shop.context.get(Checkout).checkOut(token, body, checkoutRequest(key))
}
