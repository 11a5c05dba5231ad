import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Area, areaSchema, closeness, type Place } from './area.js'
import { type TaxRegion, taxesFor, taxFor, taxRegionsSchema, usualTaxRegions } from './taxes.js'
import vectors from './vectors/dated-taxes.json' with { type: 'json' }

const today = '2026-11-22'
const id = (index: number) => `01980000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`
const whole = (countryCode: string | null): Area => ({ countryCode, region: null, postalPrefix: null })

const region = (area: Area, basisPoints: number, index = basisPoints): TaxRegion => ({
  id: id(index),
  area,
  rates: [{ name: `T${basisPoints}`, basisPoints }],
  included: false,
  shippingTaxed: true,
})

const areas: fc.Arbitrary<Area> = fc.oneof(
  fc.constant(whole(null)),
  fc.record({
    countryCode: fc.constantFrom('US', 'KR'),
    region: fc.constantFrom(null, 'CA', 'NY'),
    postalPrefix: fc.constantFrom(null, '9', '90', '1'),
  }),
)
const places: fc.Arbitrary<Place> = fc.record({
  countryCode: fc.constantFrom('US', 'KR', 'JP'),
  region: fc.constantFrom(undefined, null, 'ca', ' NY '),
  postalCode: fc.constantFrom(undefined, '90-210', '9 0 210', '10001'),
})
const regionLists = fc
  .uniqueArray(areas, { selector: (area) => JSON.stringify(area), maxLength: 12 })
  .map((list) => list.map((area, index) => region(area, index + 1)))

describe('the tax for a place', () => {
  it('is that of a region that no other describes more closely, and nothing outside of all', () => {
    fc.assert(
      fc.property(regionLists, places, (regions, place) => {
        const by = new Map(regions.map((each) => [each.rates[0]?.basisPoints, closeness(each.area, place)]))
        const [chosen] = taxFor(regions, place, today).rule.ratesBasisPoints
        const matching = [...by.values()].filter((value) => value !== undefined)
        if (chosen === undefined) expect(matching).toEqual([])
        else expect(by.get(chosen)).toBe(Math.max(...matching))
      }),
    )
  })

  it('does not depend on the order of the regions', () => {
    const shuffled = regionLists.chain((regions) =>
      fc.tuple(fc.constant(regions), fc.shuffledSubarray(regions, { minLength: regions.length })),
    )
    fc.assert(
      fc.property(shuffled, places, ([regions, others], place) => {
        expect(taxFor(others, place, today)).toEqual(taxFor(regions, place, today))
      }),
    )
  })

  it('is the closest: postal code before region before country before the world', () => {
    const regions = [
      region(whole(null), 1),
      region(whole('US'), 2),
      region({ countryCode: 'US', region: 'CA', postalPrefix: null }, 3),
      region({ countryCode: 'US', region: null, postalPrefix: '902' }, 4),
    ]
    const rate = (place: Place) => taxFor(regions, place, today).rule.ratesBasisPoints
    expect(rate({ countryCode: 'FR' })).toEqual([1])
    expect(rate({ countryCode: 'US' })).toEqual([2])
    expect(rate({ countryCode: 'US', region: 'ca', postalCode: '94016' })).toEqual([3])
    expect(rate({ countryCode: 'US', region: 'ＣＡ', postalCode: '90210-1234' })).toEqual([4])
  })

  it('begins with what is usual for the country', () => {
    const home = (countryCode: string) => taxFor(usualTaxRegions(countryCode), { countryCode }, today)
    expect(home('KR')).toMatchObject({
      rule: { ratesBasisPoints: [1000], included: true },
      shippingTaxed: true,
    })
    expect(home('JP').rates).toEqual([{ name: '消費税', basisPoints: 1000 }])
    expect(home('US').rule.ratesBasisPoints).toEqual([])
    for (const code of ['KR', 'JP', 'US']) expect(taxRegionsSchema.parse(usualTaxRegions(code))).toBeDefined()
  })
})

describe('rates with a date of effect', () => {
  it.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_, { regions, place, days }) => {
    const read = taxRegionsSchema.parse(regions)
    for (const [day, ratesBasisPoints] of Object.entries(days))
      expect([day, taxFor(read, place, day).rule.ratesBasisPoints]).toEqual([day, ratesBasisPoints])
  })

  it('are the same whichever way they are asked for, and whatever order they are in', () => {
    const dates = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    const changes = fc.uniqueArray(dates, { maxLength: 6 }).chain((days) =>
      fc.shuffledSubarray(
        days.map((from, index) => ({ from, rates: [{ name: 'T', basisPoints: index + 1 }] })),
        { minLength: days.length },
      ),
    )
    fc.assert(
      fc.property(changes, dates, (dated, day) => {
        const regions = [{ ...region(whole('KR'), 900), changes: dated }]
        const expected = dated.reduce<{ from: string; rate: number }>(
          (last, { from, rates: [rate] }) =>
            from <= day && from > last.from ? { from, rate: rate?.basisPoints ?? 0 } : last,
          { from: '', rate: 900 },
        )
        expect(taxFor(regions, { countryCode: 'KR' }, day).rule.ratesBasisPoints).toEqual([expected.rate])
        const all = taxesFor(regions, { countryCode: 'KR' }).map(({ from }) => from ?? '')
        expect(all).toEqual(all.toSorted())
      }),
      { numRuns: 60 },
    )
  })

  it('are refused when two begin on one day, or on none', () => {
    const change = { from: '2027-01-01', rates: [] }
    const twice = [{ ...region(whole('KR'), 1), changes: [change, change] }]
    expect(taxRegionsSchema.safeParse(twice).error?.issues).toMatchObject([
      { path: [0, 'changes', 1, 'from'], params: { code: 'listed_twice' } },
    ])
    const never = [{ ...region(whole('KR'), 1), changes: [{ ...change, from: '2027-02-30' }] }]
    expect(taxRegionsSchema.safeParse(never).success).toBe(false)
  })
})

describe('regions', () => {
  it('are refused when two mean the same area', () => {
    const twice = [
      region({ countryCode: 'US', region: 'CA', postalPrefix: null }, 1),
      region({ countryCode: 'US', region: ' ca', postalPrefix: null }, 2),
    ]
    expect(taxRegionsSchema.safeParse(twice).error?.issues[0]?.path).toEqual([1, 'area'])
  })

  it('name a country that exists, and a region within one only', () => {
    expect(areaSchema.safeParse(whole('XX')).success).toBe(false)
    expect(areaSchema.safeParse({ countryCode: null, region: 'CA', postalPrefix: null }).success).toBe(false)
    expect(areaSchema.safeParse(whole('KR')).success).toBe(true)
  })
})
