import { addMoney, multiplyMoney, subtractMoney, sumMoney } from '../money/arithmetic.js'
import { type MinorUnits, type Money, MoneyRangeError, minorUnits, money } from '../money/money.js'
import { byApplication, type DiscountToApply, discountCovers } from './discount.js'
import { type DiscountedLine, remainingOf, takeOff } from './discounted-goods.js'
import { manualDiscountOn } from './manual-discount.js'
import { taxGoods } from './order-tax.js'
import type { LineToPrice, OrderToPrice } from './order-to-price.js'
import { percentOf } from './percent.js'
import type { AppliedDiscount, PricedLine, PricedOrder } from './priced-order.js'

/**
 * Prices an order. In this sequence: each line's own discount; the codes, those on products, then those on the
 * order; the order's own discount; free shipping; tax. A percentage is rounded once over all goods that it covers,
 * and what a discount takes is shared among them by the largest remainder. The tax is rounded once, over all taxed
 * goods and shipping. No unit is lost, no amount falls below zero, and the sequence of lines and codes makes no
 * difference to any sum. `docs/guides/pricing.md` tells every step.
 *
 * @throws MoneyRangeError when an amount is no safe integer or below 0, a quantity no whole number from 1, or a sum
 * beyond what an amount can hold.
 */
export function priceOrder(order: OrderToPrice): PricedOrder {
  const { currency } = order
  const asMoney = (amount: MinorUnits) => money(amount, currency)
  const subtotals = order.lines.map((line) => subtotalOf(line, order))
  const subtotal = sumMoney(subtotals, currency)
  const own = order.lines.map((line, index) =>
    lessOwnDiscount(line, subtotals[index]?.amount ?? minorUnits(0)),
  )
  const coded = applyCodes(own, order)
  const manual = takeOff(
    coded.goods,
    {
      covers: () => true,
      decide: (sum) =>
        order.manualDiscount === undefined ? minorUnits(0) : manualDiscountOn(sum, order.manualDiscount),
    },
    currency,
  )
  const goods = asMoney(remainingOf(manual.goods))
  const shipping = shippingOf(order)
  const taxed = taxGoods(manual.goods, { amount: shipping.left, taxable: order.shipping.taxable }, order)
  const untaxed = addMoney(goods, asMoney(shipping.left))

  return {
    lines: order.lines.map((line, index): PricedLine => {
      const lineSubtotal = subtotals[index] ?? asMoney(minorUnits(0))
      const total = asMoney(manual.goods[index]?.remaining ?? minorUnits(0))
      return {
        key: line.key,
        variantId: line.variantId,
        productId: line.productId,
        quantity: line.quantity,
        unitPrice: asMoney(line.unitPrice),
        subtotal: lineSubtotal,
        discount: subtractMoney(lineSubtotal, total),
        total,
        tax: taxed.ofLine(index),
      }
    }),
    subtotal,
    discount: subtractMoney(subtotal, goods),
    discounts: [...coded.discounts, ...shipping.discounts],
    manualDiscount: asMoney(manual.taken),
    shipping: asMoney(shipping.left),
    shippingDiscount: subtractMoney(asMoney(order.shipping.amount), asMoney(shipping.left)),
    tax: taxed.tax,
    shippingTax: taxed.ofShipping,
    taxes: taxed.taxes,
    total: order.tax.included ? untaxed : addMoney(untaxed, taxed.tax),
  }
}

function subtotalOf({ unitPrice, quantity }: LineToPrice, { currency }: OrderToPrice): Money {
  if (unitPrice < 0) throw new MoneyRangeError(unitPrice)
  if (quantity < 1) throw new MoneyRangeError(quantity)
  return multiplyMoney(money(unitPrice, currency), quantity)
}

function lessOwnDiscount(line: LineToPrice, subtotal: MinorUnits): DiscountedLine {
  if (line.manualDiscount === undefined) return { line, remaining: subtotal }
  return { line, remaining: minorUnits(subtotal - manualDiscountOn(subtotal, line.manualDiscount)) }
}

function applyCodes(goods: readonly DiscountedLine[], { discounts = [], currency }: OrderToPrice) {
  const applied: AppliedDiscount[] = []
  let left = [...goods]
  for (const discount of [...discounts].sort(byApplication)) {
    if (discount.value.kind === 'free_shipping') continue
    const covers = ({ productId }: LineToPrice) => discountCovers(discount, productId)
    const after = takeOff(left, { covers, decide: (sum) => worthOf(discount, sum) }, currency)
    left = after.goods
    applied.push({ id: discount.id, code: discount.code, amount: money(after.taken, currency) })
  }
  return { goods: left, discounts: applied }
}

function worthOf({ value }: DiscountToApply, sum: MinorUnits): MinorUnits {
  if (value.kind === 'percent') return percentOf(sum, value.basisPoints)
  return value.kind === 'amount' ? minorUnits(Math.min(value.amount, sum)) : minorUnits(0)
}

/** What is left of the price of shipping. The first code that makes it free is the one that took it off. */
function shippingOf({ discounts = [], shipping, currency }: OrderToPrice) {
  if (shipping.amount < 0) throw new MoneyRangeError(shipping.amount)
  const free = discounts.filter(({ value }) => value.kind === 'free_shipping').sort(byApplication)
  return {
    left: free.length > 0 ? minorUnits(0) : shipping.amount,
    discounts: free.map(({ id, code }, index): AppliedDiscount => {
      const amount = index === 0 ? shipping.amount : minorUnits(0)
      return { id, code, amount: money(amount, currency) }
    }),
  }
}
