import type { EventDefinition } from '../platform/events/event-definition.js'
import * as carts from './carts/cart-events.js'
import * as customers from './customers/customer-events.js'
import * as discounts from './discounts/discount-events.js'
import * as drafts from './drafts/draft-events.js'
import * as giftCards from './gift-cards/gift-card-events.js'
import * as stock from './inventory/stock-events.js'
import * as locations from './locations/location-events.js'
import * as orders from './orders/order-events.js'
import * as charges from './payments/charges/charge-events.js'
import * as products from './products/product-events.js'
import * as shipping from './shipping/shipping-events.js'
import * as shop from './shop/shop-events.js'
import * as taxes from './taxes/tax-events.js'

/** Everything that happens in commerce, but for how far a deed for many orders has come. */
export const commerceEvents: readonly EventDefinition[] = [
  orders,
  charges,
  customers,
  products,
  stock,
  carts,
  drafts,
  discounts,
  giftCards,
  shop,
  taxes,
  shipping,
  locations,
].flatMap((definitions): EventDefinition[] => Object.values(definitions))
