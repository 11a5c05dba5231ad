import { expect, it } from 'vitest'
import { discountIdSchema } from '../identifier/id.js'
import { MoneyRangeError, minorUnits, money } from '../money/money.js'
import type { OrderToPrice } from './order-to-price.js'
import { priceOrder } from './price-order.js'
import { figuresOf, priceVectors } from './price-vectors.arbitrary.js'

it.each(priceVectors.map((vector) => [vector.name, vector] as const))('%s', (_, { order, priced }) => {
  const result = priceOrder(order)
  expect(figuresOf(result, priced)).toEqual(priced)
  expect(result.total.currency).toBe(order.currency)
})

const line = {
  key: 'line',
  variantId: null,
  productId: null,
  unitPrice: minorUnits(1_000),
  quantity: 1,
  taxable: true,
}

const orderOf = (changes: Partial<OrderToPrice>): OrderToPrice => ({
  currency: 'KRW',
  lines: [line],
  shipping: { amount: minorUnits(0), taxable: true },
  tax: { ratesBasisPoints: [1_000], included: true },
  ...changes,
})

it('refuses an order beyond what a number holds exactly', () => {
  const unitPrice = money(Number.MAX_SAFE_INTEGER, 'KRW').amount
  expect(() => priceOrder(orderOf({ lines: [{ ...line, unitPrice, quantity: 2 }] }))).toThrow(MoneyRangeError)
})

it.each([
  ['a price below zero', { lines: [{ ...line, unitPrice: minorUnits(-1) }] }],
  ['no pieces', { lines: [{ ...line, quantity: 0 }] }],
  ['half a piece', { lines: [{ ...line, quantity: 1.5 }] }],
  ['shipping below zero', { shipping: { amount: minorUnits(-1), taxable: true } }],
])('refuses %s', (_, changes) => {
  expect(() => priceOrder(orderOf(changes))).toThrow(MoneyRangeError)
})

it('lets one of two codes for free shipping take it off', () => {
  const free = (code: string) => ({
    id: discountIdSchema.parse('01980000-0000-7000-8000-0000000000d1'),
    code,
    value: { kind: 'free_shipping' as const },
    productIds: [],
  })
  const priced = priceOrder(
    orderOf({
      discounts: [free('B'), free('A')],
      shipping: { amount: minorUnits(3_000), taxable: true },
    }),
  )
  expect(priced.discounts.map(({ code, amount }) => [code, amount.amount])).toEqual([
    ['A', 3_000],
    ['B', 0],
  ])
  expect(priced.shippingDiscount.amount).toBe(3_000)
})
