import {
  combineDiscounts,
  type DiscountId,
  discountCodeKey,
  type LineToPrice,
  type ManualDiscount,
  type MinorUnits,
  MoneyRangeError,
  money,
  type OrderToPrice,
  type PricedOrder,
  priceOrder,
  refuseDiscount,
  type ShippingToPrice,
  type TaxRule,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { Queries } from '../../platform/database/database.js'
import { Problem } from '../../platform/http/problems/problem.js'
import {
  type BuyerReference,
  buyerOf,
  DiscountBook,
  type KnownBuyer,
  type StoredDiscount,
} from '../discounts/discount-book.js'
import { clashingDiscount, refusedDiscount, unknownCode } from '../discounts/discount-problems.js'
import { orderTooLarge } from '../orders/order-problems.js'
import { languageOf, type ShopConfiguration, ShopSettings, taxRuleFor } from '../shop/shop-settings.js'

/** What is to be priced, for whom and when. All amounts are in the shop's currency. */
export interface QuoteRequest extends BuyerReference {
  readonly lines: readonly LineToPrice[]
  /** As they were typed; where two clash, the first stays. */
  readonly discountCodes: readonly string[]
  readonly manualDiscount?: ManualDiscount | undefined
  readonly shipping: ShippingToPrice
  /** Where another rule than the shop's own at that moment applies, by destination. */
  readonly tax?: TaxRule | undefined
  readonly at: Date
}

/** The same before it is known how it is sent. */
export type GoodsToQuote = Omit<QuoteRequest, 'shipping'>

/** The price with some way of sending; a problem is `order-too-large`. */
export type QuoteWithShipping = (shipping: ShippingToPrice) => OrderQuote | Problem

/** A code that applies. */
export interface QuotedCode {
  readonly discountId: DiscountId
  readonly code: string
  /** What it takes off the goods, or off shipping. */
  readonly amount: MinorUnits
}

/** A price, with the codes that are in it and those that are not. */
export interface OrderQuote {
  readonly priced: PricedOrder
  /** What the price was made from: an order keeps it, so that an edit can make it again. */
  readonly pricedFrom: OrderToPrice
  readonly codes: readonly QuotedCode[]
  readonly refused: readonly { readonly code: string; readonly problem: Problem }[]
}

/** Prices what somebody wants to order: looks up the codes, judges each, and lets the core do the sums. */
@Injectable()
export class OrderPricing {
  constructor(
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(DiscountBook) private readonly book: DiscountBook,
  ) {}

  /**
   * The price, and what became of each code. A code that cannot be used makes no difference to the price; a cart
   * tells of it, an order is not placed. Nothing is taken: that is what `DiscountUses` is for.
   * @throws Problem `order-too-large` when the sums cannot be held.
   */
  async quote(queries: Queries, request: QuoteRequest): Promise<OrderQuote> {
    const quote = await this.quoteIn(await this.shop.read(queries), queries, request)
    if (quote instanceof Problem) throw quote
    return quote
  }

  /** The same for a shop that was read already; a sum that cannot be held is answered, not thrown. */
  async quoteIn(
    shop: ShopConfiguration,
    queries: Queries,
    { shipping, ...goods }: QuoteRequest,
  ): Promise<OrderQuote | Problem> {
    return (await this.judged(shop, queries, goods))(shipping)
  }

  /** The same for whoever decides by what the goods cost how they are sent: codes are looked up and judged once. */
  async judged(shop: ShopConfiguration, queries: Queries, request: GoodsToQuote): Promise<QuoteWithShipping> {
    const typed = [...new Map(request.discountCodes.map((code) => [discountCodeKey(code), code])).values()]
    const found = await this.book.find(queries, typed)
    const ids = [...found.values()].map(({ id }) => id)
    const buyer = ids.length === 0 ? nobody : await this.book.buyer(queries, request, ids)

    const judgement = withinRange(() => {
      const refused: { code: string; problem: Problem }[] = []
      const usable: StoredDiscount[] = []
      for (const code of typed) {
        const discount = found.get(discountCodeKey(code))
        const problem =
          discount === undefined ? unknownCode(code) : problemWith(discount, buyer, request, shop)
        if (problem !== undefined) refused.push({ code, problem })
        else if (discount !== undefined) usable.push(discount)
      }
      const { kept, clashing } = combineDiscounts(usable)
      for (const { discount, with: other } of clashing)
        refused.push({ code: discount.code, problem: clashingDiscount(discount.code, other.code) })

      return { kept, refused }
    })
    if (judgement instanceof Problem) return () => judgement
    const { kept, refused } = judgement
    return (shipping) =>
      withinRange(() => ({ ...pricedOrder(orderOf({ ...request, shipping }, kept, shop)), refused }))
  }
}

function pricedOrder(pricedFrom: OrderToPrice): Omit<OrderQuote, 'refused'> {
  const priced = priceOrder(pricedFrom)
  const codes = priced.discounts.map(({ id: discountId, code, amount }) => ({
    discountId,
    code,
    amount: amount.amount,
  }))
  return { priced, pricedFrom, codes }
}

const nobody: KnownBuyer = { customerId: null, orders: 0, used: new Set() }

function problemWith(
  discount: StoredDiscount,
  buyer: KnownBuyer,
  { lines, at }: GoodsToQuote,
  shop: ShopConfiguration,
): Problem | undefined {
  const { currency } = shop
  const refusal = refuseDiscount(discount, { at, currency, lines, buyer: buyerOf(buyer, discount.id) })
  if (refusal === undefined) return undefined
  const { minimumSubtotal, minimumQuantity } = discount
  return refusedDiscount(discount.code, refusal, {
    minimumSubtotal: minimumSubtotal === null ? null : money(minimumSubtotal, discount.currency),
    minimumQuantity,
    language: languageOf(shop),
  })
}

function orderOf(
  { lines, manualDiscount, shipping, tax, at }: QuoteRequest,
  discounts: readonly StoredDiscount[],
  shop: ShopConfiguration,
): OrderToPrice {
  return {
    currency: shop.currency,
    lines,
    discounts: discounts.map(({ id, code, value, productIds }) => ({ id, code, value, productIds })),
    manualDiscount,
    shipping,
    tax: tax ?? taxRuleFor(shop, null, at).rule,
  }
}

function withinRange<Result>(work: () => Result): Result | Problem {
  try {
    return work()
  } catch (error) {
    if (error instanceof MoneyRangeError) return orderTooLarge()
    throw error
  }
}
