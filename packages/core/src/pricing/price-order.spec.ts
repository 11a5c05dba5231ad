import { expect, it } from 'vitest'
import { z } from 'zod'
import { discountIdSchema, productIdSchema, variantIdSchema } from '../identifier/id.js'
import { currencySchema } from '../money/currency.js'
import { MoneyRangeError, minorUnits, minorUnitsSchema, money } from '../money/money.js'
import { discountToApplySchema } from './discount.js'
import { manualDiscountSchema } from './manual-discount.js'
import type { OrderToPrice } from './order-to-price.js'
import { priceOrder } from './price-order.js'
import withDiscounts from './vectors/with-discounts.json' with { type: 'json' }
import withoutDiscounts from './vectors/without-discounts.json' with { type: 'json' }

const shippingSchema = z.union([
  minorUnitsSchema.transform((amount) => ({ amount, taxable: true })),
  z.strictObject({ amount: minorUnitsSchema, taxable: z.boolean() }),
])

// What a vector leaves out is what most orders have: a taxed line of goods without a discount.
const vectorSchema = z.strictObject({
  name: z.string(),
  order: z.strictObject({
    currency: currencySchema,
    lines: z.array(
      z.strictObject({
        key: z.string().default('line'),
        variantId: variantIdSchema.nullable().default(null),
        productId: productIdSchema.nullable().default(null),
        unitPrice: minorUnitsSchema,
        quantity: z.int(),
        taxable: z.boolean().default(true),
        manualDiscount: manualDiscountSchema.optional(),
      }),
    ),
    discounts: z
      .array(discountToApplySchema.extend({ productIds: z.array(productIdSchema).default([]) }))
      .optional(),
    manualDiscount: manualDiscountSchema.optional(),
    shipping: shippingSchema,
    tax: z.strictObject({ ratesBasisPoints: z.array(z.int()), included: z.boolean() }),
  }),
  priced: z.strictObject({
    lineTotals: z.array(z.int()),
    lineTaxes: z.array(z.int()).optional(),
    subtotal: z.int(),
    discount: z.int().default(0),
    codes: z.array(z.tuple([z.string(), z.int()])).default([]),
    manualDiscount: z.int().default(0),
    shipping: z.int(),
    shippingDiscount: z.int().default(0),
    shippingTax: z.int().optional(),
    tax: z.int(),
    taxes: z.array(z.int()),
    total: z.int(),
  }),
})

const vectors = z.array(vectorSchema).parse([...withoutDiscounts, ...withDiscounts])

it.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_, { order, priced }) => {
  const result = priceOrder(order)
  expect({
    lineTotals: result.lines.map(({ total }) => total.amount),
    ...(priced.lineTaxes && { lineTaxes: result.lines.map(({ tax }) => tax.amount) }),
    subtotal: result.subtotal.amount,
    discount: result.discount.amount,
    codes: result.discounts.map(({ code, amount }) => [code, amount.amount]),
    manualDiscount: result.manualDiscount.amount,
    shipping: result.shipping.amount,
    shippingDiscount: result.shippingDiscount.amount,
    ...(priced.shippingTax !== undefined && { shippingTax: result.shippingTax.amount }),
    tax: result.tax.amount,
    taxes: result.taxes.map(({ amount }) => amount.amount),
    total: result.total.amount,
  }).toEqual(priced)
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
