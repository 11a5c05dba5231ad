import { minorUnits, mostSellable, type VariantId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { Queries } from '../../platform/database/database.js'
import { oneOutcome } from '../../platform/http/problems/one-outcome.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { CheckoutOffers, type OfferedRate, type Shipment } from '../checkout/checkout-offers.js'
import { OrderQuotes, type QuotedOrder, variantLine } from '../checkout/order-quotes.js'
import { ShopSettings } from '../shop/shop-settings.js'
import type { cartObstacleSchema } from './cart.contract.js'
import type { Cart } from './cart-store.js'
import { type SoldVariant, SoldVariants } from './sold-variants.js'

type Obstacle = z.infer<typeof cartObstacleSchema>

/** A line of something that is sold. */
export interface CartGoods {
  readonly id: string
  readonly variant: SoldVariant
  readonly quantity: number
}

/** How a cart can be sent, and how it is sent if nobody chooses otherwise. */
export interface OfferedShipping {
  readonly rates: readonly OfferedRate[]
  readonly rateId: string | null
  readonly pickup: boolean
}

/** A cart with all that follows from it now. `goods` and the quote's lines are in the same order. */
export interface PricedCart {
  readonly cart: Cart
  readonly goods: readonly CartGoods[]
  /** The ids of lines that are not sold any more. */
  readonly notSold: readonly string[]
  readonly quote: QuotedOrder
  readonly offered: OfferedShipping
  /** What stands between it and an order. */
  readonly obstacles: readonly Obstacle[]
}

/** Prices carts, and says what stands between them and an order. */
@Injectable()
export class CartPricing {
  constructor(
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(SoldVariants) private readonly variants: SoldVariants,
    @Inject(OrderQuotes) private readonly quotes: OrderQuotes,
    @Inject(CheckoutOffers) private readonly offers: CheckoutOffers,
  ) {}

  /** @throws Problem `order-too-large`. */
  async price(queries: Queries, cart: Cart): Promise<PricedCart> {
    return oneOutcome(await this.priceEach(queries, [cart]))
  }

  /** The same of several carts, at one moment; a problem is `order-too-large`. */
  async priceEach(queries: Queries, carts: readonly Cart[]): Promise<(PricedCart | Problem)[]> {
    if (carts.length === 0) return []
    const at = new Date()
    const shop = await this.shop.read(queries)
    const sold = await this.variants.find(
      queries,
      carts.flatMap(({ lines }) => lines.map(({ variantId }) => variantId)),
    )
    const ratesFor = await this.offers.shippingRates(queries, shop)
    const priced: (PricedCart | Problem)[] = []
    for (const cart of carts) {
      const goods = goodsOf(cart, sold)
      const priceWith = await this.quotes.ofGoods(queries, shop, wishOf(cart, goods), at)
      // Rates may depend on what the goods cost, so those are priced before.
      const bare = priceWith(free)
      const rates = bare instanceof Problem ? [] : ratesFor(shipmentOf(cart, goods, bare))
      const { offered, shipping } = chosenOf(cart, rates)
      const quote = shipping === free ? bare : priceWith(shipping)
      priced.push(quote instanceof Problem ? quote : pricedCart({ cart, goods, quote, offered }, sold))
    }
    return priced
  }
}

const free = { amount: minorUnits(0), title: null }

/** What of a cart is sold. */
const goodsOf = (cart: Cart, sold: ReadonlyMap<VariantId, SoldVariant>) =>
  cart.lines.flatMap(({ id, variantId, quantity }): CartGoods[] => {
    const variant = sold.get(variantId)
    return variant === undefined ? [] : [{ id, variant, quantity }]
  })

const wishOf = (cart: Cart, goods: readonly CartGoods[]) => ({
  lines: goods.map(({ variant, quantity }, index) => variantLine(variant, { key: `${index}`, quantity })),
  discountCodes: cart.discountCodes,
  email: cart.email,
  destination: cart.shippingAddress,
})

/** What is to be sent, and where to. */
const shipmentOf = (cart: Cart, goods: readonly CartGoods[], { priced, shop }: QuotedOrder): Shipment => ({
  to: cart.shippingAddress ?? shop,
  subtotal: priced.subtotal.amount - priced.discount.amount,
  weightGrams: goods.reduce((sum, { variant, quantity }) => sum + variant.weightGrams * quantity, 0),
  currency: shop.currency,
})

/** The way that the customer chose, or the first one. */
function chosenOf(cart: Cart, rates: readonly OfferedRate[]) {
  const rate = rates.find(({ id }) => id === cart.shippingRateId) ?? rates[0]
  return {
    offered: { rates, rateId: rate?.id ?? null, pickup: rate?.pickup ?? false },
    shipping: rate === undefined ? free : { amount: rate.amount, title: rate.name },
  }
}

function pricedCart(
  priced: Omit<PricedCart, 'notSold' | 'obstacles'>,
  sold: ReadonlyMap<VariantId, SoldVariant>,
): PricedCart {
  const notSold = priced.cart.lines.filter(({ variantId }) => !sold.has(variantId)).map(({ id }) => id)
  return { ...priced, notSold, obstacles: obstaclesOf(priced) }
}

function obstaclesOf({ cart, goods, quote, offered }: Omit<PricedCart, 'notSold' | 'obstacles'>): Obstacle[] {
  const { rates, rateId, pickup } = offered
  const short = goods.some(({ variant, quantity }) => mostOf(variant, quantity) !== null)
  const chosen = cart.shippingRateId
  return [
    ...(goods.length === 0 ? ['empty' as const] : []),
    ...(cart.email === null ? ['email_missing' as const] : []),
    ...(cart.shippingAddress === null && !pickup ? ['address_missing' as const] : []),
    ...(cart.shippingAddress !== null && rates.length === 0 ? ['not_shipped_there' as const] : []),
    // The chosen way is no longer on offer: the customer decides, not we.
    ...(chosen !== null && rates.length > 0 && chosen !== rateId ? ['shipping_missing' as const] : []),
    ...(short ? ['not_enough_stock' as const] : []),
    ...(quote.refused.length > 0 ? ['discount_refused' as const] : []),
  ]
}

/** How many pieces can be sold, where they are fewer than `quantity`; null where there are enough. */
export function mostOf({ stock }: SoldVariant, quantity: number): number | null {
  const most = mostSellable(stock)
  return most !== null && most < quantity ? most : null
}
