import { CartCodes } from './cart-codes.js'
import { CartGlances } from './cart-glance.js'
import { CartPricing } from './cart-pricing.js'
import { CartStore } from './cart-store.js'
import { CartView } from './cart-view.js'
import { Carts } from './carts.js'
import { ChatCarts } from './chat-carts.js'
import { SoldVariants } from './sold-variants.js'

/** What of carts does the work. */
export const cartProviders = [
  Carts,
  CartCodes,
  ChatCarts,
  CartStore,
  CartGlances,
  CartPricing,
  CartView,
  SoldVariants,
]
