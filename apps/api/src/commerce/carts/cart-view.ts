import { availabilityOf, money } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { Queries } from '../../platform/database/database.js'
import { CheckoutOffers } from '../checkout/checkout-offers.js'
import type { CartShown } from './cart.contract.js'
import { CartPricing, mostOf, type PricedCart } from './cart-pricing.js'
import type { Cart } from './cart-store.js'

/** Shows carts to their customers. */
@Injectable()
export class CartView {
  constructor(
    @Inject(CartPricing) private readonly pricing: CartPricing,
    @Inject(CheckoutOffers) private readonly offers: CheckoutOffers,
  ) {}

  /** @throws Problem `order-too-large`. */
  async show(queries: Queries, cart: Cart): Promise<CartShown> {
    const priced = await this.pricing.price(queries, cart)
    return shownCart(priced, await this.offers.paymentMethods(queries))
  }
}

function shownCart(
  { cart, goods, quote, notSold, offered, obstacles }: PricedCart,
  methods: CartShown['paymentMethods'],
): CartShown {
  const { priced, shop } = quote
  return {
    version: cart.version,
    ordered: cart.orderId !== null,
    currency: shop.currency,
    language: cart.language,
    lines: shownLines(goods, priced),
    notSold: [...notSold],
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
    obstacles: [...obstacles],
    expiresAt: cart.expiresAt.toISOString(),
  }
}

function shownLines(
  goods: PricedCart['goods'],
  { lines }: PricedCart['quote']['priced'],
): CartShown['lines'] {
  return goods.flatMap(({ id, variant, quantity }, index) => {
    const line = lines[index]
    if (line === undefined) return []
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
        most: mostOf(variant, quantity),
      },
    ]
  })
}
