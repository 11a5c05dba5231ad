import { expect, it } from 'vitest'
import { minorUnits } from '../money/money.js'
import type { OrderToPrice } from '../pricing/order-to-price.js'
import { priceOrder } from '../pricing/price-order.js'
import { editedOrder } from './order-edit.js'

const line = (key: string, price: number, quantity: number) => ({
  key,
  variantId: null,
  productId: null,
  unitPrice: minorUnits(price),
  quantity,
  taxable: true,
})
const order: OrderToPrice = {
  currency: 'KRW',
  lines: [line('a', 10_000, 2), line('b', 5_000, 1)],
  manualDiscount: { kind: 'percent', value: 1_000 },
  shipping: { amount: minorUnits(3_000), taxable: true },
  tax: { ratesBasisPoints: [1_000], included: true },
}

it('keeps discounts and taxes while lines come, change and go', () => {
  const edited = editedOrder(order, {
    quantities: new Map([
      ['a', 1],
      ['b', 0],
    ]),
    added: [line('c', 1_000, 3)],
    shipping: minorUnits(0),
  })
  expect(edited.lines.map(({ key, quantity }) => [key, quantity])).toEqual([
    ['a', 1],
    ['c', 3],
  ])
  expect(priceOrder(edited)).toMatchObject({
    subtotal: { amount: 13_000 },
    discount: { amount: 1_300 },
    shipping: { amount: 0 },
    total: { amount: 11_700 },
  })
})

it('that changes nothing leaves the price as it is', () => {
  expect(editedOrder(order, { quantities: new Map(), added: [] })).toEqual(order)
})
