import fc from 'fast-check'
import {
  type DiscountId,
  discountIdSchema,
  type ProductId,
  productIdSchema,
  variantIdSchema,
} from '../identifier/id.js'
import { currencies } from '../money/currency.js'
import { minorUnits } from '../money/money.js'
import type { DiscountToApply } from './discount.js'
import type { ManualDiscount } from './manual-discount.js'
import type { LineToPrice, OrderToPrice } from './order-to-price.js'

const uuid = (kind: string, index: number) =>
  `01980000-0000-7000-8000-${kind}${String(index).padStart(11, '0')}`

const productIds: readonly ProductId[] = [1, 2, 3].map((index) => productIdSchema.parse(uuid('a', index)))
const variantIds = [1, 2, 3].map((index) => variantIdSchema.parse(uuid('b', index)))
const discountIds: readonly DiscountId[] = [1, 2, 3, 4].map((index) =>
  discountIdSchema.parse(uuid('c', index)),
)

const amounts = (max: number) =>
  fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max })).map(minorUnits)

const rates = fc.oneof(
  fc.constantFrom(1, 333, 1_000, 3_333, 9_999, 10_000),
  fc.integer({ min: 1, max: 10_000 }),
)

const manualDiscounts: fc.Arbitrary<ManualDiscount> = fc.oneof(
  fc.record({ kind: fc.constant('amount' as const), value: amounts(1_000_000) }),
  fc.record({ kind: fc.constant('percent' as const), value: rates }),
)

export const lines: fc.Arbitrary<LineToPrice> = fc.record({
  key: fc.constant('line'),
  variantId: fc.constantFrom(null, ...variantIds),
  productId: fc.constantFrom(null, ...productIds),
  unitPrice: amounts(10_000_000),
  quantity: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 1_000 })),
  taxable: fc.boolean(),
  manualDiscount: fc.option(manualDiscounts, { nil: undefined, freq: 4 }),
})

const values: fc.Arbitrary<DiscountToApply['value']> = fc.oneof(
  fc.record({
    kind: fc.constant('amount' as const),
    amount: amounts(5_000_000).map((amount) => minorUnits(amount + 1)),
  }),
  fc.record({ kind: fc.constant('percent' as const), basisPoints: rates }),
  fc.record({ kind: fc.constant('free_shipping' as const) }),
)

/** The `index`-th code of an order, of any kind. */
export const discountAt = (index: number): fc.Arbitrary<DiscountToApply> =>
  fc.record({
    id: fc.constantFrom(...discountIds.slice(index, index + 1)),
    code: fc.constant(`CODE${index}`),
    value: values,
    productIds: fc.subarray([...productIds], { maxLength: 2 }),
  })

/** Orders with up to three codes, lines with and without tax, products and discounts of their own. */
export const ordersToPrice: fc.Arbitrary<OrderToPrice> = fc.record({
  currency: fc.constantFrom(...currencies),
  lines: fc.array(lines, { minLength: 1, maxLength: 8 }),
  discounts: fc.tuple(discountAt(0), discountAt(1), discountAt(2)).chain((all) => fc.subarray(all)),
  manualDiscount: fc.option(manualDiscounts, { nil: undefined, freq: 3 }),
  shipping: fc.record({ amount: amounts(100_000), taxable: fc.boolean() }),
  tax: fc.record({
    ratesBasisPoints: fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 3 }),
    included: fc.boolean(),
  }),
})
