import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minorUnits } from '../money/money.js'
import type { Area } from './area.js'
import {
  type ShippingPrice,
  type ShippingZone,
  shippingPriceOf,
  shippingPriceSchema,
  shippingRatesFor,
  shippingSettingsSchema,
  usualShipping,
} from './shipping.js'

const id = (index: number) => `01980000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`
const area = (countryCode: string | null, region: string | null = null): Area => ({
  countryCode,
  region,
  postalPrefix: null,
})
const flat = (amount: number, freeFrom: number | null = null): ShippingPrice => ({
  kind: 'flat',
  amount: minorUnits(amount),
  freeFrom: freeFrom === null ? null : minorUnits(freeFrom),
})
const zone = (index: number, areas: Area[], prices: ShippingPrice[]): ShippingZone => ({
  id: id(index),
  name: `Zone ${index}`,
  areas,
  rates: prices.map((price, position) => ({
    id: id(index * 100 + position),
    name: { en: 'Post', ko: '우편', ja: '郵便' },
    delivery: null,
    price,
  })),
})
const bands = (...steps: [number | null, number][]) =>
  steps.map(([upTo, amount]) => ({ upTo, amount: minorUnits(amount) }))
const parcel = { subtotal: 10_000, weightGrams: 500 }

describe('a price', () => {
  it('is free from its threshold on, and not a unit before', () => {
    const price = flat(3_000, 50_000)
    expect(shippingPriceOf(price, { ...parcel, subtotal: 49_999 })).toBe(3_000)
    expect(shippingPriceOf(price, { ...parcel, subtotal: 50_000 })).toBe(0)
  })

  it('is that of the first band that reaches far enough, and none beyond the last', () => {
    const price: ShippingPrice = { kind: 'weight', bands: bands([1_000, 3_000], [5_000, 6_000]) }
    const at = (weightGrams: number) => shippingPriceOf(price, { ...parcel, weightGrams })
    expect([at(0), at(1_000), at(1_001), at(5_000), at(5_001)]).toEqual([
      3_000,
      3_000,
      6_000,
      6_000,
      undefined,
    ])
    const worth: ShippingPrice = { kind: 'subtotal', bands: bands([49_999, 3_000], [null, 0]) }
    expect(shippingPriceOf(worth, { ...parcel, subtotal: 50_000 })).toBe(0)
  })

  it.each([
    ['falling limits', bands([2_000, 1], [1_000, 2])],
    ['equal limits', bands([2_000, 1], [2_000, 2])],
    ['no limit before the last', bands([null, 1], [2_000, 2])],
  ])('is refused with %s', (_, given) => {
    expect(shippingPriceSchema.safeParse({ kind: 'weight', bands: given }).success).toBe(false)
  })

  it('always exists for bands that end without limit, whatever the parcel', () => {
    const endless = fc
      .uniqueArray(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 8 })
      .map((limits) =>
        bands(...limits.sort((a, b) => a - b).map((limit): [number, number] => [limit, limit]), [null, 0]),
      )
    fc.assert(
      fc.property(endless, fc.nat(), (given, weightGrams) => {
        const price = shippingPriceSchema.parse({ kind: 'weight', bands: given })
        const found = shippingPriceOf(price, { ...parcel, weightGrams })
        const expected = given.find(({ upTo }) => upTo === null || upTo >= weightGrams)
        expect(found).toBe(expected?.amount)
        expect(found).toBeDefined()
      }),
    )
  })
})

describe('the rates for a place', () => {
  const zones = [
    zone(1, [area(null)], [flat(30_000)]),
    zone(2, [area('KR')], [flat(3_000), flat(5_000)]),
    zone(3, [area('KR', 'Jeju'), area('JP')], [flat(6_000), { kind: 'weight', bands: bands([400, 1_000]) }]),
  ]
  const amounts = (countryCode: string, region?: string) =>
    shippingRatesFor(zones, { countryCode, region }, parcel).map(({ amount }) => amount)

  it('are those of the closest zone, as it lists them, without those that do not take the parcel', () => {
    expect(amounts('FR')).toEqual([30_000])
    expect(amounts('KR', 'Seoul')).toEqual([3_000, 5_000])
    expect(amounts('KR', 'jeju')).toEqual([6_000])
    expect(amounts('JP')).toEqual([6_000])
  })

  it('are none where no zone reaches', () => {
    expect(shippingRatesFor(zones.slice(1), { countryCode: 'FR' }, parcel)).toEqual([])
  })

  it('begin with one for everywhere', () => {
    const usual = usualShipping('KRW')
    expect(shippingSettingsSchema.parse(usual)).toEqual(usual)
    const [offered, ...others] = shippingRatesFor(usual.zones, { countryCode: 'BR' }, parcel)
    expect(offered?.amount).toBe(3_000)
    expect(others).toEqual([])
  })
})

it('refuses a rate that stands in two zones', () => {
  const zones = [zone(1, [area('KR')], [flat(1)]), zone(1, [area('JP')], [flat(2)])]
  expect(shippingSettingsSchema.safeParse({ zones, pickup: [] }).success).toBe(false)
})
