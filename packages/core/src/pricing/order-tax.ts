import { allocateMoney } from '../money/allocation.js'
import { type Money, minorUnits, money } from '../money/money.js'
import { taxIncludedIn, taxOnTop } from '../money/tax.js'
import { type DiscountedLine, remainingOf, shareAmong } from './discounted-goods.js'
import type { OrderToPrice, ShippingToPrice } from './order-to-price.js'
import type { TaxShare } from './priced-order.js'

/** The tax of an order and whose it is. */
export interface OrderTax {
  readonly tax: Money
  readonly taxes: readonly TaxShare[]
  readonly ofLine: (position: number) => Money
  readonly ofShipping: Money
}

/**
 * The tax on what is left of the taxed lines and of shipping: rounded once over their sum at the sum of all rates,
 * then shared among the rates, and shared among shipping and the lines, each time without losing a unit.
 */
export function taxGoods(
  goods: readonly DiscountedLine[],
  shipping: ShippingToPrice,
  { currency, tax: { ratesBasisPoints, included } }: OrderToPrice,
): OrderTax {
  const positions = goods.flatMap(({ line }, position) => (line.taxable ? [position] : []))
  const taxed = goods.filter(({ line }) => line.taxable)
  const onGoods = remainingOf(taxed)
  const onShipping = shipping.taxable ? shipping.amount : minorUnits(0)
  const base = money(BigInt(onGoods) + BigInt(onShipping), currency)
  const rate = ratesBasisPoints.reduce((sum, each) => sum + each, 0)
  const tax = included ? taxIncludedIn(base, rate) : taxOnTop(base, rate)

  const nothing = money(0, currency)
  const [ofGoods = nothing, ofShipping = nothing] =
    base.amount === 0 ? [] : allocateMoney(tax, [onGoods, onShipping])
  const shares = shareAmong(taxed, ofGoods.amount, currency)
  const byPosition = new Map(positions.map((position, index) => [position, shares.get(index)]))
  return {
    tax,
    taxes: shareAmongRates(tax, ratesBasisPoints),
    ofLine: (position) => money(byPosition.get(position) ?? 0, currency),
    ofShipping,
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
