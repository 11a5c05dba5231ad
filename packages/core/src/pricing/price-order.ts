import type { VariantId } from '../identifier/id.js'
import { allocateMoney } from '../money/allocation.js'
import { addMoney, multiplyMoney, sumMoney } from '../money/arithmetic.js'
import type { Currency } from '../money/currency.js'
import { type MinorUnits, type Money, money } from '../money/money.js'
import { taxIncludedIn, taxOnTop } from '../money/tax.js'

/** One line to price. `unitPrice` is in the order's currency, `quantity` a whole number of pieces. */
export interface LineToPrice {
  readonly variantId: VariantId
  readonly unitPrice: MinorUnits
  readonly quantity: number
}

/** How an order is taxed. */
export interface TaxRule {
  /** Every rate that applies, in hundredths of a percent: `[1000]` is 10%, `[500, 700]` are 5% and 7%. */
  readonly ratesBasisPoints: readonly number[]
  /** Whether prices and shipping already include the tax, as in Korea, Japan and Europe. */
  readonly included: boolean
}

/** What `priceOrder` needs to know of an order. All amounts are in `currency`. */
export interface OrderToPrice {
  readonly currency: Currency
  readonly lines: readonly LineToPrice[]
  readonly shipping: MinorUnits
  readonly tax: TaxRule
}

/** A line with its price: `total` is `unitPrice` times `quantity`. */
export interface PricedLine {
  readonly variantId: VariantId
  readonly quantity: number
  readonly unitPrice: Money
  readonly total: Money
}

/** The part of the tax that one rate accounts for. */
export interface TaxShare {
  readonly rateBasisPoints: number
  readonly amount: Money
}

/** A priced order. `total` is what the customer pays; `taxes` add up to `tax`. */
export interface PricedOrder {
  readonly lines: readonly PricedLine[]
  readonly subtotal: Money
  readonly shipping: Money
  readonly tax: Money
  readonly taxes: readonly TaxShare[]
  readonly total: Money
}

/**
 * Prices an order. Shipping is taxed like the goods. The tax is rounded once, over the whole order, and then
 * shared among the rates without losing a unit, so the order of the lines makes no difference.
 *
 * @throws MoneyRangeError when an amount is no safe integer, or the sum of them is beyond.
 */
export function priceOrder(order: OrderToPrice): PricedOrder {
  const lines = order.lines.map((line): PricedLine => {
    const unitPrice = money(line.unitPrice, order.currency)
    return {
      variantId: line.variantId,
      quantity: line.quantity,
      unitPrice,
      total: multiplyMoney(unitPrice, line.quantity),
    }
  })
  const subtotal = sumMoney(
    lines.map((line) => line.total),
    order.currency,
  )
  const shipping = money(order.shipping, order.currency)
  const goodsAndShipping = addMoney(subtotal, shipping)
  const { ratesBasisPoints, included } = order.tax
  const rate = ratesBasisPoints.reduce((sum, each) => sum + each, 0)
  const tax = included ? taxIncludedIn(goodsAndShipping, rate) : taxOnTop(goodsAndShipping, rate)
  return {
    lines,
    subtotal,
    shipping,
    tax,
    taxes: shareAmongRates(tax, ratesBasisPoints),
    total: included ? goodsAndShipping : addMoney(goodsAndShipping, tax),
  }
}

function shareAmongRates(tax: Money, rates: readonly number[]): TaxShare[] {
  if (rates.length === 0) return []
  const amounts = allocateMoney(tax, rates)
  return rates.flatMap((rateBasisPoints, index) => {
    const amount = amounts[index]
    return amount === undefined ? [] : [{ rateBasisPoints, amount }]
  })
}
