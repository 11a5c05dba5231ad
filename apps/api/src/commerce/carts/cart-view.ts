import { availabilityOf, minorUnits, money, mostSellable, type VariantId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { Queries } from '../../platform/database/database.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { CheckoutOffers, type OfferedRate, type Shipment } from '../checkout/checkout-offers.js'
import { OrderQuotes, type QuotedOrder } from '../checkout/order-quotes.js'
import type { CartShown, cartObstacleSchema } from './cart.contract.js'
import type { Cart } from './cart-store.js'
import { type SoldVariant, SoldVariants } from './sold-variants.js'

type Obstacle = z.infer<typeof cartObstacleSchema>

/** A line of something that is sold. */
export interface CartGoods {
  readonly id: string
  readonly variant: SoldVariant
  readonly quantity: number
}

/** A cart with all that follows from it now. `goods` and the quote's lines are in the same order. */
export interface PricedCart {
  readonly cart: Cart
  readonly goods: readonly CartGoods[]
  readonly quote: QuotedOrder
  /** What the customer sees. */
  readonly shown: CartShown
}

/** Prices carts, and says what stands between them and an order. */
@Injectable()
export class CartView {
  constructor(
    @Inject(SoldVariants) private readonly variants: SoldVariants,
    @Inject(OrderQuotes) private readonly quotes: OrderQuotes,
    @Inject(CheckoutOffers) private readonly offers: CheckoutOffers,
  ) {}

  async show(queries: Queries, cart: Cart): Promise<CartShown> {
    return (await this.price(queries, cart)).shown
  }

  /** @throws Problem `order-too-large`. */
  async price(queries: Queries, cart: Cart): Promise<PricedCart> {
    const [priced] = await this.priceEach(queries, [cart])
    if (priced === undefined || priced instanceof Problem) throw priced
    return priced
  }

  /** The same of several carts, at one moment; a problem is `order-too-large`. */
  async priceEach(queries: Queries, carts: readonly Cart[]): Promise<(PricedCart | Problem)[]> {
    if (carts.length === 0) return []
    const sold = await this.variants.find(
      queries,
      carts.flatMap(({ lines }) => lines.map(({ variantId }) => variantId)),
    )
    const wished = carts.map((cart) => wishOf(cart, sold))
    // Rates may depend on what the goods cost, so those are priced before.
    const bare = await this.quotes.quoteEach(
      queries,
      wished.map(({ wish }) => ({ ...wish, shipping: free })),
    )
    const shipped = carts.map((cart, index) => shipmentOf(cart, wished[index]?.goods ?? [], bare[index]))
    const offered = await this.offers.shippingRatesOfEach(queries, shipped)
    const chosen = carts.map((cart, index) => chosenOf(cart, offered[index] ?? []))
    const quotes = await this.quotes.quoteEach(
      queries,
      wished.map(({ wish }, index) => ({ ...wish, shipping: chosen[index]?.shipping ?? free })),
    )
    const methods = await this.offers.paymentMethods(queries)
    return wished.map(({ cart, goods, notSold }, index) => {
      const quote = quotes[index]
      const choice = chosen[index]
      if (quote === undefined || choice === undefined) throw new Error(`Cart ${cart.id} has no price.`)
      if (quote instanceof Problem) return quote
      const shown = shownCart({ cart, goods, quote, notSold, offered: choice.offered, methods })
      return { cart, goods, quote, shown }
    })
  }
}

const free = { amount: minorUnits(0), title: null }

/** What of a cart is sold, and how it is to be priced. */
function wishOf(cart: Cart, sold: ReadonlyMap<VariantId, SoldVariant>) {
  const goods = cart.lines.flatMap(({ id, variantId, quantity }): CartGoods[] => {
    const variant = sold.get(variantId)
    return variant === undefined ? [] : [{ id, variant, quantity }]
  })
  const wish = {
    lines: goods.map(({ variant, quantity }) => ({ variant: { id: variant.id }, quantity })),
    discountCodes: cart.discountCodes,
    email: cart.email,
    destination: cart.shippingAddress,
  }
  return {
    cart,
    goods,
    wish,
    notSold: cart.lines.filter((line) => !sold.has(line.variantId)).map(({ id }) => id),
  }
}

/** What is to be sent, and where to; undefined where the goods have no price. */
function shipmentOf(
  cart: Cart,
  goods: readonly CartGoods[],
  quote: QuotedOrder | Problem | undefined,
): Shipment | undefined {
  if (quote === undefined || quote instanceof Problem) return undefined
  const { priced, shop } = quote
  return {
    to: cart.shippingAddress ?? shop,
    subtotal: priced.subtotal.amount - priced.discount.amount,
    weightGrams: goods.reduce((sum, { variant, quantity }) => sum + variant.weightGrams * quantity, 0),
    currency: shop.currency,
  }
}

/** The way that the customer chose, or the first one. */
function chosenOf(cart: Cart, rates: readonly OfferedRate[]) {
  const rate = rates.find(({ id }) => id === cart.shippingRateId) ?? rates[0]
  return {
    offered: { rates, rateId: rate?.id ?? null, pickup: rate?.pickup ?? false },
    shipping: rate === undefined ? free : { amount: rate.amount, title: rate.name },
  }
}

interface CartToShow {
  readonly cart: Cart
  readonly goods: readonly CartGoods[]
  readonly quote: QuotedOrder
  readonly notSold: string[]
  readonly offered: {
    readonly rates: readonly OfferedRate[]
    readonly rateId: string | null
    readonly pickup: boolean
  }
  readonly methods: CartShown['paymentMethods']
}

function shownCart({ cart, goods, quote, notSold, offered, methods }: CartToShow): CartShown {
  const { priced, shop } = quote
  return {
    version: cart.version,
    ordered: cart.orderId !== null,
    currency: shop.currency,
    language: cart.language,
    lines: goods.flatMap(({ id, variant, quantity }, index) => {
      const line = priced.lines[index]
      if (line === undefined) return []
      const most = mostSellable(variant.stock)
      return [
        {
          id,
          variantId: variant.id,
          productId: variant.productId,
          sku: variant.sku,
          title: variant.title,
          quantity,
          unitPrice: line.unitPrice,
          discount: line.discount,
          total: line.total,
          availability: availabilityOf(variant.stock),
          most: most !== null && most < quantity ? most : null,
        },
      ]
    }),
    notSold,
    discounts: priced.discounts.map(({ code, amount }) => ({ code, amount })),
    refused: quote.refused.map(({ code, problem }) => {
      const { detail = '', fix = '' } = problem.document('')
      return { code, problem: { type: problem.type, detail, fix } }
    }),
    subtotal: priced.subtotal,
    discount: priced.discount,
    shipping: priced.shipping,
    shippingDiscount: priced.shippingDiscount,
    tax: priced.tax,
    taxIncluded: quote.taxIncluded,
    total: priced.total,
    shippingRates: offered.rates.map(({ amount, ...rate }) => ({
      ...rate,
      amount: money(amount, shop.currency),
    })),
    shippingRateId: offered.rateId,
    paymentMethods: methods,
    name: cart.name,
    email: cart.email,
    phone: cart.phone,
    shippingAddress: cart.shippingAddress,
    billingAddress: cart.billingAddress,
    note: cart.note,
    consent: cart.consent ?? { email: false, sms: false },
    obstacles: obstaclesOf(cart, goods, quote, offered),
    expiresAt: cart.expiresAt.toISOString(),
  }
}

function obstaclesOf(
  cart: Cart,
  goods: readonly CartGoods[],
  quote: QuotedOrder,
  { rates, rateId, pickup }: CartToShow['offered'],
): Obstacle[] {
  const short = goods.some(({ variant, quantity }) => {
    const most = mostSellable(variant.stock)
    return most !== null && most < quantity
  })
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
