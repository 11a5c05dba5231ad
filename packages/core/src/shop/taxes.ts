import { z } from 'zod'
import type { TaxRule } from '../pricing/order-to-price.js'
import { areaKey, areaSchema, closeness, type Place } from './area.js'

export const namedRateSchema = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .meta({ description: 'As receipts print it.', examples: ['VAT'] }),
  basisPoints: z
    .int()
    .min(0)
    .max(10_000)
    .meta({ description: 'Hundredths of a percent: 1000 is 10%, 725 is 7.25%.' }),
})

/** A rate of tax with its name. */
export type NamedRate = z.infer<typeof namedRateSchema>

const rates = z.array(namedRateSchema).max(5).meta({ description: 'All of them apply; none: no tax.' })

export const taxChangeSchema = z
  .strictObject({
    from: z.iso.date().meta({
      description: "The first day of the new rates, in the shop's time zone.",
      examples: ['2027-01-01'],
    }),
    rates,
  })
  .meta({ id: 'TaxChange' })

/** Rates that count from a day on, in the place of all before. */
export type TaxChange = z.infer<typeof taxChangeSchema>

export const taxRegionSchema = z
  .strictObject({
    id: z.uuid(),
    area: areaSchema,
    rates,
    changes: z.array(taxChangeSchema).max(20).optional().meta({
      description: 'Other rates from a day on, in any order; until the first of them, `rates` count.',
    }),
    included: z.boolean().meta({ description: 'Whether prices already include the tax.' }),
    shippingTaxed: z.boolean(),
  })
  .meta({ id: 'TaxRegion' })

/** How one part of the world is taxed. */
export type TaxRegion = z.infer<typeof taxRegionSchema>

export const taxRegionsSchema = z
  .array(taxRegionSchema)
  .max(300)
  .superRefine((regions, context) => {
    const seen = new Set<string>()
    for (const [index, { area }] of regions.entries()) {
      const key = areaKey(area)
      if (seen.has(key)) {
        context.addIssue({
          code: 'custom',
          path: [index, 'area'],
          params: { code: 'listed_twice' },
          message: 'Another region has the same area. Put the rates together.',
        })
      }
      seen.add(key)
    }
    for (const [index, { changes = [] }] of regions.entries()) {
      const days = changes.map(({ from }) => from)
      for (const [at, day] of days.entries()) {
        if (days.indexOf(day) === at) continue
        context.addIssue({
          code: 'custom',
          path: [index, 'changes', at, 'from'],
          params: { code: 'listed_twice' },
          message: 'Other rates begin on the same day. Put them together.',
        })
      }
    }
  })

/** What applies to one order: the rule that prices it, and the names of its rates, in the same order. */
export interface AppliedTax {
  readonly rule: TaxRule
  readonly rates: readonly NamedRate[]
  readonly shippingTaxed: boolean
}

/** What applies from a day on. */
export interface DatedTax extends AppliedTax {
  /** The first day, as `2027-01-01` in the shop's time zone; null: since ever. */
  readonly from: string | null
}

/**
 * The tax on `day` (`2027-01-01`, in the shop's time zone) for goods that go to `place`: that of the region which
 * describes the place most closely, whatever order the regions are in. Outside of all regions nothing is taxed.
 * @example
 * taxFor(usualTaxRegions('KR'), { countryCode: 'KR' }, '2026-11-22').rule // { ratesBasisPoints: [1000], included: true }
 */
export function taxFor(regions: readonly TaxRegion[], place: Place, day: string): AppliedTax {
  const { from: _, ...tax } =
    taxesFor(regions, place).findLast(({ from }) => from === null || from <= day) ?? nothingEver
  return tax
}

/** The same for all days: what has counted since ever first, then each change of it, in the order of their days. */
export function taxesFor(regions: readonly TaxRegion[], place: Place): DatedTax[] {
  const { rates, changes = [], included, shippingTaxed } = closestTo(regions, place) ?? untaxed
  const dated = (from: string | null, rates: readonly NamedRate[]): DatedTax => ({
    from,
    rule: { ratesBasisPoints: rates.map(({ basisPoints }) => basisPoints), included },
    rates,
    shippingTaxed,
  })
  const inOrder = changes.toSorted((left, right) => (left.from < right.from ? -1 : 1))
  return [dated(null, rates), ...inOrder.map(({ from, rates }) => dated(from, rates))]
}

function closestTo(regions: readonly TaxRegion[], place: Place): TaxRegion | undefined {
  let closest: { readonly region: TaxRegion; readonly by: number; readonly key: string } | undefined
  for (const region of regions) {
    const by = closeness(region.area, place)
    if (by === undefined) continue
    const key = areaKey(region.area)
    // Two that are equally close name the same place differently; the text decides, so that the order never does.
    if (closest === undefined || by > closest.by || (by === closest.by && key < closest.key)) {
      closest = { region, by, key }
    }
  }
  return closest?.region
}

const untaxed: Omit<TaxRegion, 'id' | 'area'> = { rates: [], included: false, shippingTaxed: false }

const nothingEver: DatedTax = {
  from: null,
  rule: { ratesBasisPoints: [], included: false },
  rates: [],
  shippingTaxed: false,
}

const usual: Partial<Record<string, { id: string; name: string; basisPoints: number }>> = {
  KR: { id: '01980000-0000-7000-8000-000000004b52', name: '부가가치세', basisPoints: 1_000 },
  JP: { id: '01980000-0000-7000-8000-000000004a50', name: '消費税', basisPoints: 1_000 },
}

/**
 * What a shop of `countryCode` begins with: Korea's and Japan's consumption tax of 10%, included in prices. Elsewhere
 * nothing: sales tax in the United States depends on the states where a shop is registered.
 */
export function usualTaxRegions(countryCode: string): TaxRegion[] {
  const found = usual[countryCode]
  if (found === undefined) return []
  const { id, name, basisPoints } = found
  return [
    {
      id,
      area: { countryCode, region: null, postalPrefix: null },
      rates: [{ name, basisPoints }],
      included: true,
      shippingTaxed: true,
    },
  ]
}
