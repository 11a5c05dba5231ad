import { describe, expect, it } from 'vitest'
import { customerIdSchema, discountIdSchema, productIdSchema } from '../identifier/id.js'
import { minorUnits } from '../money/money.js'
import { combineDiscounts } from './combine-discounts.js'
import type { DiscountClass, DiscountToApply } from './discount.js'
import {
  type DiscountConditions,
  type DiscountOccasion,
  discountStatus,
  refuseDiscount,
} from './discount-eligibility.js'

const uuid = (index: number) => `01980000-0000-7000-8000-${String(index).padStart(12, '0')}`
const mug = productIdSchema.parse(uuid(1))
const tea = productIdSchema.parse(uuid(2))
const mina = customerIdSchema.parse(uuid(3))
const at = new Date('2026-11-22T09:00:00Z')
const anHour = 3_600_000
const later = new Date(at.getTime() + anHour)
const earlier = new Date(at.getTime() - anHour)

const open: DiscountToApply & DiscountConditions = {
  id: discountIdSchema.parse(uuid(4)),
  code: 'AUTUMN',
  value: { kind: 'percent', basisPoints: 1_000 },
  productIds: [],
  currency: 'KRW',
  minimumSubtotal: null,
  minimumQuantity: null,
  oncePerCustomer: false,
  firstOrderOnly: false,
  customerIds: [],
  startsAt: null,
  endsAt: null,
  maximumUses: null,
  uses: 0,
  active: true,
}

const line = (productId: typeof mug, price: number, quantity: number) => ({
  key: 'line',
  variantId: null,
  productId,
  unitPrice: minorUnits(price),
  quantity,
  taxable: true,
})

const occasion: DiscountOccasion = {
  at,
  currency: 'KRW',
  lines: [line(mug, 10_000, 2), line(tea, 5_000, 1)],
  buyer: { customerId: mina, orders: 3, usedBefore: false },
}

const refusal = (changes: Partial<typeof open>, given: Partial<DiscountOccasion> = {}) =>
  refuseDiscount({ ...open, ...changes }, { ...occasion, ...given })

describe('a discount', () => {
  it.each([
    ['off', { active: false, endsAt: earlier }],
    ['expired', { endsAt: at }],
    ['used_up', { maximumUses: 3, uses: 3 }],
    ['scheduled', { startsAt: later }],
    ['active', { startsAt: at, endsAt: later, maximumUses: 3, uses: 2 }],
  ] as const)('is %s', (status, changes) => {
    expect(discountStatus({ ...open, ...changes }, at)).toBe(status)
    expect(refusal(changes)).toBe(status === 'active' ? undefined : status)
  })

  it('wants enough of the goods that it is for', () => {
    expect(refusal({ minimumSubtotal: minorUnits(25_000) })).toBeUndefined()
    expect(refusal({ minimumSubtotal: minorUnits(25_001) })).toBe('below_minimum_subtotal')
    expect(refusal({ minimumSubtotal: minorUnits(20_001), productIds: [mug] })).toBe('below_minimum_subtotal')
    expect(refusal({ minimumQuantity: 3 })).toBeUndefined()
    expect(refusal({ minimumQuantity: 3, productIds: [mug] })).toBe('below_minimum_quantity')
    expect(refusal({ productIds: [mug] }, { lines: [line(tea, 5_000, 1)] })).toBe('no_such_goods')
  })

  it('counts what the lines cost after their own discounts', () => {
    const reduced = { ...line(mug, 10_000, 2), manualDiscount: { kind: 'percent', value: 1_000 } } as const
    expect(refusal({ minimumSubtotal: minorUnits(18_001) }, { lines: [reduced] })).toBe(
      'below_minimum_subtotal',
    )
    expect(refusal({ minimumSubtotal: minorUnits(18_000) }, { lines: [reduced] })).toBeUndefined()
  })

  it('with amounts in it counts in the currency that they are in', () => {
    const elsewhere = { currency: 'USD' } as const
    expect(refusal({}, elsewhere)).toBeUndefined()
    expect(refusal({ minimumSubtotal: minorUnits(1) }, elsewhere)).toBe('other_currency')
    expect(refusal({ value: { kind: 'amount', amount: minorUnits(1) } }, elsewhere)).toBe('other_currency')
  })

  it('may be for some customers, for a first order, for once each', () => {
    const unknown = { buyer: { customerId: null, orders: 0, usedBefore: false } }
    const customerIds = [customerIdSchema.parse(uuid(9))]
    expect(refusal({ customerIds: [mina] })).toBeUndefined()
    expect(refusal({ customerIds })).toBe('other_customers')
    expect(refusal({ customerIds }, unknown)).toBe('customer_needed')
    expect(refusal({ firstOrderOnly: true })).toBe('first_order_only')
    expect(refusal({ firstOrderOnly: true }, unknown)).toBeUndefined()
    const again = { buyer: { customerId: mina, orders: 0, usedBefore: true } }
    expect(refusal({}, again)).toBeUndefined()
    expect(refusal({ oncePerCustomer: true }, again)).toBe('used_by_customer')
  })
})

describe('discounts together', () => {
  const others: Record<DiscountClass, DiscountClass[]> = {
    products: ['order', 'shipping'],
    order: ['products', 'shipping'],
    shipping: ['products', 'order'],
  }
  const discount = (code: string, of: DiscountClass, combinesWith = others[of]) => ({
    ...open,
    code,
    combinesWith,
    value: of === 'shipping' ? ({ kind: 'free_shipping' } as const) : open.value,
    productIds: of === 'products' ? [mug] : [],
  })
  const kept = (...discounts: ReturnType<typeof discount>[]) =>
    combineDiscounts(discounts).kept.map(({ code }) => code)

  it('are one of each class, unless they say otherwise', () => {
    expect(kept(discount('A', 'order'), discount('B', 'products'), discount('C', 'shipping'))).toEqual([
      'A',
      'B',
      'C',
    ])
    expect(kept(discount('A', 'order'), discount('B', 'order'))).toEqual(['A'])
    expect(kept(discount('A', 'order', ['order']), discount('B', 'order', ['order']))).toEqual(['A', 'B'])
  })

  it('have to agree, both of them', () => {
    expect(kept(discount('A', 'order', []), discount('B', 'products'))).toEqual(['A'])
    expect(kept(discount('A', 'order'), discount('B', 'products', ['shipping']))).toEqual(['A'])
    const { clashing } = combineDiscounts([discount('A', 'order', []), discount('B', 'products')])
    expect(clashing).toMatchObject([{ discount: { code: 'B' }, with: { code: 'A' } }])
  })

  it('are never free shipping twice', () => {
    const all: DiscountClass[] = ['products', 'order', 'shipping']
    expect(kept(discount('A', 'shipping', all), discount('B', 'shipping', all))).toEqual(['A'])
  })
})
