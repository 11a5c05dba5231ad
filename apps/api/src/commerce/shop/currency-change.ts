import {
  type Currency,
  exponentOf,
  type MinorUnits,
  minorUnits,
  type ShippingPrice,
  type ShippingSettings,
} from '@counterflow/core'
import { and, count, gt, isNotNull, isNull, max, or, type SQLWrapper, sql } from 'drizzle-orm'
import type { Queries, Transaction } from '../../platform/database/database.js'
import { discounts } from '../discounts/discount.table.js'
import { drafts } from '../drafts/draft.table.js'
import { giftCards } from '../gift-cards/gift-card.table.js'
import { orders } from '../orders/order.table.js'
import { products, variants } from '../products/product.table.js'

/** Whether anything was ever sold: from then on the currency stays. */
export async function hasOrders(queries: Queries): Promise<boolean> {
  const [order] = await queries.select({ id: orders.id }).from(orders).limit(1)
  return order !== undefined
}

/** How much there is whose amounts would mean something else in another currency. */
export interface CurrencyUse {
  /** Drafts that are no order yet. They keep a currency from being changed, as do gift cards. */
  readonly drafts: number
  /** Gift cards that hold money and were not disabled. */
  readonly giftCards: number
  /** Discounts with amounts in another currency than `currency`, or that will be: they are refused at the checkout. */
  readonly discounts: number
}

/** What is in the currency of the shop, beside products and shipping, which a change takes along. */
export async function currencyUse(queries: Queries): Promise<CurrencyUse> {
  const counted = { count: count() }
  const [openDrafts] = await queries.select(counted).from(drafts).where(isNull(drafts.orderId))
  const [cards] = await queries
    .select(counted)
    .from(giftCards)
    .where(and(gt(sql`${giftCards.balance}`, 0), isNull(giftCards.disabledAt)))
  const [codes] = await queries
    .select(counted)
    .from(discounts)
    .where(
      or(
        sql`${discounts.value} ->> 'kind' not in ('percent', 'free_shipping')`,
        isNotNull(discounts.minimumSubtotal),
      ),
    )
  return { drafts: openDrafts?.count ?? 0, giftCards: cards?.count ?? 0, discounts: codes?.count ?? 0 }
}

/** Whether something keeps the currency from being changed. */
export const keepsCurrency = ({ drafts, giftCards }: CurrencyUse): boolean => drafts + giftCards > 0

/**
 * Gives every price the same figure in another currency: ₩32,000 becomes $32,000.00.
 * @throws MoneyRangeError when one would be beyond what an amount can hold.
 */
export async function keepFigures(transaction: Transaction, from: Currency, to: Currency): Promise<void> {
  const digits = exponentOf(to) - exponentOf(from)
  if (digits === 0) return
  const [highest] = await transaction.select({ price: max(variants.price) }).from(variants)
  // Range-checked for the highest one, on behalf of all.
  minorUnits(Math.round(Number(highest?.price ?? 0) * 10 ** digits))
  const moved = (column: SQLWrapper) => sql`round(${column} * power(10::numeric, ${digits}::numeric))`
  await transaction
    .update(variants)
    .set({ price: moved(variants.price), compareAtPrice: moved(variants.compareAtPrice) })
  await transaction.update(products).set({ leastPrice: moved(products.leastPrice) })
}

/** The same for shipping rates, whose amounts lie within settings. */
export function shippingInCurrency(
  settings: ShippingSettings,
  from: Currency,
  to: Currency,
): ShippingSettings {
  const factor = 10 ** (exponentOf(to) - exponentOf(from))
  return {
    ...settings,
    zones: settings.zones.map((zone) => ({
      ...zone,
      rates: zone.rates.map((rate) => ({ ...rate, price: scaled(rate.price, factor) })),
    })),
  }
}

function scaled(price: ShippingPrice, factor: number): ShippingPrice {
  const amountOf = (amount: MinorUnits) => minorUnits(Math.round(amount * factor))
  if (price.kind === 'flat') {
    const freeFrom = price.freeFrom === null ? null : amountOf(price.freeFrom)
    return { ...price, amount: amountOf(price.amount), freeFrom }
  }
  // Only limits in money change with the money; those in grams stay.
  const limitOf = (upTo: number | null) =>
    upTo === null || price.kind === 'weight' ? upTo : Math.max(1, Math.round(upTo * factor))
  const bands = price.bands.map(({ upTo, amount }) => ({ upTo: limitOf(upTo), amount: amountOf(amount) }))
  return { ...price, bands }
}
