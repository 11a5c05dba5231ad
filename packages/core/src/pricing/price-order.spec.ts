import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { variantIdSchema } from '../identifier/id.js'
import { currencies, currencySchema } from '../money/currency.js'
import { MoneyRangeError, minorUnits, minorUnitsSchema, money } from '../money/money.js'
import { type OrderToPrice, priceOrder } from './price-order.js'
import vectors from './price-order.vectors.json' with { type: 'json' }

const variantId = variantIdSchema.parse('01980000-0000-7000-8000-000000000001')

const vectorSchema = z.strictObject({
  name: z.string(),
  order: z.strictObject({
    currency: currencySchema,
    lines: z.array(z.strictObject({ unitPrice: minorUnitsSchema, quantity: z.int() })),
    shipping: minorUnitsSchema,
    tax: z.strictObject({ ratesBasisPoints: z.array(z.int()), included: z.boolean() }),
  }),
  priced: z.strictObject({
    lineTotals: z.array(z.int()),
    subtotal: z.int(),
    shipping: z.int(),
    tax: z.int(),
    taxes: z.array(z.int()),
    total: z.int(),
  }),
})

describe('golden vectors', () => {
  const parsed = z.array(vectorSchema).parse(vectors)
  it.each(parsed.map((vector) => [vector.name, vector] as const))('%s', (_, { order, priced }) => {
    const lines = order.lines.map((line) => ({ ...line, variantId }))
    const result = priceOrder({ ...order, lines })
    expect({
      lineTotals: result.lines.map(({ total }) => total.amount),
      subtotal: result.subtotal.amount,
      shipping: result.shipping.amount,
      tax: result.tax.amount,
      taxes: result.taxes.map(({ amount }) => amount.amount),
      total: result.total.amount,
    }).toEqual(priced)
    expect(result.total.currency).toBe(order.currency)
  })
})

const amounts = (max: number) => fc.integer({ min: 0, max }).map(minorUnits)

const orders: fc.Arbitrary<OrderToPrice> = fc.record({
  currency: fc.constantFrom(...currencies),
  lines: fc.array(
    fc.record({
      variantId: fc.constant(variantId),
      unitPrice: amounts(10_000_000),
      quantity: fc.integer({ min: 1, max: 10_000 }),
    }),
    { minLength: 1, maxLength: 30 },
  ),
  shipping: amounts(100_000),
  tax: fc.record({
    ratesBasisPoints: fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 3 }),
    included: fc.boolean(),
  }),
})

const sum = (values: readonly { amount: number }[]) =>
  values.reduce((accumulated, value) => accumulated + value.amount, 0)

describe('every priced order', () => {
  it('has lines that add up to its subtotal, and rates that add up to its tax', () => {
    fc.assert(
      fc.property(orders, (order) => {
        const priced = priceOrder(order)
        expect(sum(priced.lines.map(({ total }) => total))).toBe(priced.subtotal.amount)
        if (order.tax.ratesBasisPoints.length > 0)
          expect(sum(priced.taxes.map(({ amount }) => amount))).toBe(priced.tax.amount)
      }),
    )
  })

  it('costs the same with included tax at any rate, and exactly the tax more with tax on top', () => {
    fc.assert(
      fc.property(orders, (order) => {
        const priced = priceOrder(order)
        const untaxed = priced.subtotal.amount + priced.shipping.amount
        expect(priced.total.amount).toBe(order.tax.included ? untaxed : untaxed + priced.tax.amount)
        expect(priced.tax.amount).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('costs the same in whatever order its lines come', () => {
    const shuffled = orders.chain((order) =>
      fc.record({
        order: fc.constant(order),
        lines: fc.shuffledSubarray([...order.lines], { minLength: order.lines.length }),
      }),
    )
    fc.assert(
      fc.property(shuffled, ({ order, lines }) => {
        const { lines: _, ...totals } = priceOrder(order)
        expect(priceOrder({ ...order, lines })).toMatchObject(totals)
      }),
    )
  })
})

it('refuses an order beyond what a number holds exactly', () => {
  const line = { variantId, unitPrice: money(Number.MAX_SAFE_INTEGER, 'KRW').amount, quantity: 2 }
  const order = { currency: 'KRW', lines: [line], shipping: minorUnits(0) } as const
  expect(() => priceOrder({ ...order, tax: { ratesBasisPoints: [1000], included: true } })).toThrow(
    MoneyRangeError,
  )
})
