import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Money, minorUnits } from '../money/money.js'
import type { OrderToPrice } from './order-to-price.js'
import { discountAt, ordersToPrice } from './orders.arbitrary.js'
import { reckoned } from './pocket-calculator.arbitrary.js'
import { priceOrder } from './price-order.js'
import type { PricedOrder } from './priced-order.js'

const sum = (amounts: readonly Money[]) => amounts.reduce((total, { amount }) => total + amount, 0)

const plain = ({ shipping, ...order }: OrderToPrice): OrderToPrice => ({
  ...order,
  lines: order.lines.map(({ manualDiscount: _, ...line }) => line),
  discounts: [],
  manualDiscount: undefined,
  shipping,
})

const everywhereTaxed = (order: OrderToPrice): OrderToPrice => ({
  ...order,
  lines: order.lines.map((line) => ({ ...line, taxable: true })),
})

/** All but the lines, which stand in the sequence in which they were given. */
function sumsOf({ lines: _, ...sums }: PricedOrder) {
  return sums
}

describe('every priced order', () => {
  it('costs what somebody reckons who has read the guide and nothing else', () => {
    fc.assert(
      fc.property(ordersToPrice, (order) => {
        const { lines, subtotal, shipping, tax, taxes, total } = priceOrder(order)
        expect({
          lineTotals: lines.map((line) => line.total.amount),
          subtotal: subtotal.amount,
          shipping: shipping.amount,
          tax: tax.amount,
          taxes: taxes.map(({ amount }) => amount.amount),
          total: total.amount,
        }).toEqual(reckoned(order))
      }),
      { numRuns: 500 },
    )
  })

  it('adds up to the unit, in its lines, its codes and its rates', () => {
    fc.assert(
      fc.property(ordersToPrice, (order) => {
        const priced = priceOrder(order)
        const { lines } = priced
        expect(sum(lines.map(({ subtotal }) => subtotal))).toBe(priced.subtotal.amount)
        expect(sum(lines.map(({ discount }) => discount))).toBe(priced.discount.amount)
        expect(sum(lines.map(({ total }) => total))).toBe(priced.subtotal.amount - priced.discount.amount)
        expect(sum(lines.map(({ tax }) => tax)) + priced.shippingTax.amount).toBe(priced.tax.amount)
        if (order.tax.ratesBasisPoints.length > 0)
          expect(sum(priced.taxes.map(({ amount }) => amount))).toBe(priced.tax.amount)
        const untaxed = priced.subtotal.amount - priced.discount.amount + priced.shipping.amount
        expect(priced.total.amount).toBe(order.tax.included ? untaxed : untaxed + priced.tax.amount)
      }),
    )
  })

  it('names what took everything off that was taken off', () => {
    fc.assert(
      fc.property(ordersToPrice, (order) => {
        const priced = priceOrder(order)
        const own = priceOrder({ ...order, discounts: [], manualDiscount: undefined }).discount.amount
        const named = sum(priced.discounts.map(({ amount }) => amount)) + priced.manualDiscount.amount + own
        expect(named).toBe(priced.discount.amount + priced.shippingDiscount.amount)
      }),
    )
  })

  it('has no amount below zero, and none that is more than without discounts', () => {
    fc.assert(
      fc.property(ordersToPrice, (order) => {
        const priced = priceOrder(order)
        const { lines, taxes, discounts, ...sums } = priced
        const amounts = [
          ...Object.values(sums),
          ...taxes.map(({ amount }) => amount),
          ...discounts.map(({ amount }) => amount),
          ...lines.flatMap(({ subtotal, discount, total, tax }) => [subtotal, discount, total, tax]),
        ]
        for (const { amount } of amounts) expect(amount).toBeGreaterThanOrEqual(0)
        for (const line of lines) expect(line.total.amount).toBeLessThanOrEqual(line.subtotal.amount)
        expect(priced.total.amount).toBeLessThanOrEqual(priceOrder(plain(order)).total.amount)
      }),
    )
  })

  it('costs the same in whatever sequence its lines and codes come', () => {
    const shuffled = ordersToPrice.chain((order) =>
      fc.record({
        order: fc.constant(order),
        lines: fc.shuffledSubarray([...order.lines], { minLength: order.lines.length }),
        discounts: fc.shuffledSubarray([...(order.discounts ?? [])], {
          minLength: order.discounts?.length ?? 0,
        }),
      }),
    )
    fc.assert(
      fc.property(shuffled, ({ order, lines, discounts }) => {
        expect(sumsOf(priceOrder({ ...order, lines, discounts }))).toEqual(sumsOf(priceOrder(order)))
      }),
    )
  })

  // Where only some goods are taxed, a discount that moves between them moves the tax as well: by a unit at most
  // through rounding, so the promise is made for goods that are taxed alike.
  it('never costs more with one more code', () => {
    fc.assert(
      fc.property(ordersToPrice.map(everywhereTaxed), discountAt(3), (order, extra) => {
        const more = priceOrder({ ...order, discounts: [...(order.discounts ?? []), extra] })
        expect(more.total.amount).toBeLessThanOrEqual(priceOrder(order).total.amount)
      }),
    )
  })

  it('never costs less for a higher price, with one code for all goods', () => {
    const orders = fc.tuple(
      ordersToPrice.map(everywhereTaxed),
      discountAt(0).map((discount) => ({ ...discount, productIds: [] })),
      fc.nat({ max: 1_000 }),
    )
    fc.assert(
      fc.property(orders, ([order, discount, rise]) => {
        const [first, ...others] = order.lines
        if (first === undefined) return
        const dearer = { ...first, unitPrice: minorUnits(first.unitPrice + rise) }
        const discounts = [discount]
        const before = priceOrder({ ...order, discounts })
        const after = priceOrder({ ...order, discounts, lines: [dearer, ...others] })
        expect(after.total.amount).toBeGreaterThanOrEqual(before.total.amount)
      }),
    )
  })
})
