import { describe, expect, it } from 'vitest'
import type { Discount } from '../discount-queries'
import {
  discountBody,
  discountErrors,
  emptyDiscount,
  formErrors,
  valuesOf,
  withChange,
} from './discount-form'

const say = (key: string) => key
const product = { id: '01980000-0000-7000-8000-000000000001', title: { en: 'Mug', ko: '머그', ja: 'マグ' } }

const kept: Discount = {
  id: '01980000-0000-7000-8000-000000000002',
  code: 'AUTUMN',
  status: 'active',
  class: 'products',
  value: { kind: 'percent', basisPoints: 1_250 },
  products: [product],
  customers: [],
  minimumSubtotal: { amount: 50_000, currency: 'KRW' },
  minimumQuantity: 2,
  oncePerCustomer: true,
  firstOrderOnly: false,
  startsAt: '2026-11-01T00:00:00.000Z',
  endsAt: null,
  maximumUses: 10,
  combinesWith: ['order'],
  uses: 1,
  lastUsedAt: null,
  createdAt: '2026-11-01T00:00:00.000Z',
  updatedAt: '2026-11-01T00:00:00.000Z',
}

describe('the form of a discount', () => {
  it('sends back what it was given', () => {
    const { code, value, minimumSubtotal, minimumQuantity, startsAt, maximumUses, combinesWith } = kept
    expect(discountBody(valuesOf(kept), 'KRW')).toEqual({
      code,
      value,
      productIds: [product.id],
      customerIds: [],
      minimumSubtotal,
      minimumQuantity,
      oncePerCustomer: true,
      firstOrderOnly: false,
      startsAt,
      endsAt: null,
      maximumUses,
      combinesWith,
    })
  })

  it('sends no products with free shipping, and only customers that were asked for', () => {
    const values = {
      ...valuesOf(kept),
      kind: 'free_shipping' as const,
      customers: [{ id: 'a', name: 'Mina' }],
    }
    expect(discountBody(values, 'KRW')).toMatchObject({ productIds: [], customerIds: [] })
  })

  it('says what is missing', () => {
    expect(Object.keys(discountErrors({ ...emptyDiscount, percent: '' }, say))).toEqual(['code', 'percent'])
    const named = { ...emptyDiscount, code: 'AUTUMN', goods: 'named', who: 'named' } as const
    expect(Object.keys(discountErrors(named, say))).toEqual(['products', 'customers'])
    const reversed = { ...valuesOf(kept), endsAt: '2026-10-01T00:00:00.000Z' }
    expect(Object.keys(discountErrors(reversed, say))).toEqual(['endsAt'])
    expect(discountErrors(valuesOf(kept), say)).toEqual({})
  })

  it('goes on combining as usual for what it is for, until somebody chose otherwise', () => {
    const named = withChange(emptyDiscount, { goods: 'named' })
    expect(named.combinesWith).toEqual(['order', 'shipping'])
    expect(withChange(named, { kind: 'free_shipping' }).combinesWith).toEqual(['products', 'order'])
    expect(withChange({ ...named, combinesWith: [] }, { goods: 'all' }).combinesWith).toEqual([])
  })

  it('shows what the API says where it is entered', () => {
    expect(formErrors({ 'value.amount': 'a', 'productIds.0': 'b', code: 'c' })).toEqual({
      amount: 'a',
      products: 'b',
      code: 'c',
    })
  })
})
