import {
  type Address,
  type CustomerId,
  type LineToPrice,
  type LocalizedText,
  type ManualDiscount,
  type MinorUnits,
  type ProductId,
  type VariantId,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { Queries } from '../../platform/database/database.js'
import { oneOutcome } from '../../platform/http/problems/one-outcome.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { OrderPricing, type OrderQuote } from '../pricing/order-pricing.js'
import { type OrderedVariant, VariantLookup, type VariantReference } from '../products/variant-lookup.js'
import { type ShopConfiguration, ShopSettings, taxRuleFor } from '../shop/shop-settings.js'

/** An item that is in no catalogue: a service, an alteration, a deposit. */
export interface CustomItem {
  readonly title: string
  readonly unitPrice: MinorUnits
  readonly taxable: boolean
}

/** Something that is wanted, and how much of it. */
export type WantedLine = {
  readonly quantity: number
  readonly manualDiscount?: ManualDiscount | undefined
} & ({ readonly variant: VariantReference } | { readonly item: CustomItem })

/** What is to be priced. */
export interface OrderWish {
  readonly lines: readonly WantedLine[]
  readonly discountCodes?: readonly string[] | undefined
  readonly manualDiscount?: ManualDiscount | undefined
  /** What sending it costs; the shop's usual price when undefined. */
  readonly shipping?: { readonly amount: MinorUnits; readonly title: LocalizedText | null } | undefined
  /** Where it goes, which decides about its tax; where the shop is, when null. */
  readonly destination?: Address | null | undefined
  /** Who buys, as far as that is known. */
  readonly customerId?: CustomerId | null | undefined
  readonly email?: string | null | undefined
}

/** Goods that were looked up already, and are to be priced before it is known how they are sent. */
export interface WantedGoods
  extends Pick<OrderWish, 'discountCodes' | 'manualDiscount' | 'destination' | 'customerId' | 'email'> {
  readonly lines: readonly ResolvedLine[]
}

/** What sending costs, and what the order calls it. */
export type ChosenShipping = NonNullable<OrderWish['shipping']>

/** What an order keeps of a line, beside its price. */
export interface QuotedLine {
  readonly variantId: VariantId | null
  readonly productId: ProductId | null
  readonly sku: string
  readonly title: LocalizedText
}

/** A wish with its price at this moment; `lines` and `priced.lines` are in the order of the wish. */
export interface QuotedOrder extends OrderQuote {
  readonly shop: ShopConfiguration
  readonly lines: readonly QuotedLine[]
  readonly taxIncluded: boolean
  readonly shippingTitle: LocalizedText | null
}

/** Prices what somebody wants, by the shop's settings and catalogue as they are now. */
@Injectable()
export class OrderQuotes {
  constructor(
    @Inject(VariantLookup) private readonly variants: VariantLookup,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(OrderPricing) private readonly pricing: OrderPricing,
  ) {}

  /** @throws Problem `unknown-variant` that names every line of something that is not sold, `order-too-large`. */
  async quote(queries: Queries, wish: OrderWish): Promise<QuotedOrder> {
    return oneOutcome(await this.quoteEach(queries, [wish]))
  }

  /** The same for several wishes at once, at one moment; a wish that cannot be priced has a problem of its own. */
  async quoteEach(queries: Queries, wishes: readonly OrderWish[]): Promise<(QuotedOrder | Problem)[]> {
    if (wishes.length === 0) return []
    const shop = await this.shop.read(queries)
    const found = await this.variants.resolveEach(
      queries,
      wishes.map(({ lines }) => lines.map((line) => ('variant' in line ? line.variant : undefined))),
    )
    const quotes: (QuotedOrder | Problem)[] = []
    for (const [index, wish] of wishes.entries()) {
      const variants = found[index] ?? []
      quotes.push(
        variants instanceof Problem
          ? variants
          : await this.priceOne(queries, shop, wish, resolvedLines(wish.lines, variants)),
      )
    }
    return quotes
  }

  /**
   * The price of goods with whatever way of sending is chosen by what they cost: codes are looked up and judged once.
   * @param at the moment of it
   */
  async ofGoods(
    queries: Queries,
    shop: ShopConfiguration,
    { lines, ...goods }: WantedGoods,
    at: Date,
  ): Promise<(shipping: ChosenShipping) => QuotedOrder | Problem> {
    const { rule, shippingTaxed } = taxRuleFor(shop, goods.destination ?? null, at)
    const priced = await this.pricing.judged(shop, queries, {
      lines: lines.map(({ toPrice }) => toPrice),
      discountCodes: goods.discountCodes ?? [],
      manualDiscount: goods.manualDiscount,
      tax: rule,
      customerId: goods.customerId ?? undefined,
      email: goods.email ?? undefined,
      at,
    })
    return ({ amount, title }) => {
      const quote = priced({ amount, taxable: shippingTaxed })
      if (quote instanceof Problem) return quote
      return {
        ...quote,
        shop,
        lines: lines.map(({ quoted }) => quoted),
        taxIncluded: rule.included,
        shippingTitle: title,
      }
    }
  }

  private async priceOne(
    queries: Queries,
    shop: ShopConfiguration,
    wish: OrderWish,
    lines: readonly ResolvedLine[],
  ): Promise<QuotedOrder | Problem> {
    const priced = await this.ofGoods(queries, shop, { ...wish, lines }, new Date())
    return priced(wish.shipping ?? { amount: shop.shippingFee, title: null })
  }
}

/** A line of something that is known: what an order keeps of it, and what it is priced from. */
export interface ResolvedLine {
  readonly quoted: QuotedLine
  readonly toPrice: LineToPrice
}

function resolvedLines(
  lines: readonly WantedLine[],
  found: readonly (OrderedVariant | undefined)[],
): ResolvedLine[] {
  return lines.map((line, index) => {
    const amounts = { key: `${index}`, quantity: line.quantity, manualDiscount: line.manualDiscount }
    if ('item' in line) return customLine(line.item, amounts)
    const variant = found[index]
    if (variant === undefined) throw new Error(`Line ${index} has no variant.`)
    return variantLine(variant, amounts)
  })
}

type Amounts = Pick<LineToPrice, 'key' | 'quantity' | 'manualDiscount'>

/** The line of a variant. */
export function variantLine(
  { id, productId, sku, title, price, taxable }: OrderedVariant,
  amounts: Amounts,
): ResolvedLine {
  const ids = { variantId: id, productId }
  return {
    quoted: { ...ids, sku, title },
    toPrice: { ...amounts, ...ids, unitPrice: price, taxable },
  }
}

function customLine({ title, unitPrice, taxable }: CustomItem, amounts: Amounts) {
  const ids = { variantId: null, productId: null }
  return {
    quoted: { ...ids, sku: '', title: { en: title, ko: title, ja: title } },
    toPrice: { ...amounts, ...ids, unitPrice, taxable, customTitle: title },
  }
}
