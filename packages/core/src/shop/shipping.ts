import { z } from 'zod'
import { locationIdSchema } from '../identifier/id.js'
import { comparableAmount } from '../money/comparable.js'
import type { Currency } from '../money/currency.js'
import { type MinorUnits, minorUnitsSchema, money } from '../money/money.js'
import { localizedTextSchema } from '../text/localized-text.js'
import { areaSchema, closeness, type Place } from './area.js'

const amount = minorUnitsSchema.refine((value) => value >= 0, {
  error: 'Expected zero or more.',
  params: { code: 'too_small', minimum: 0 },
})
const limit = z.int().positive().max(1_000_000_000_000)

const bandsSchema = z
  .array(
    z.strictObject({
      upTo: limit.nullable().meta({ description: 'Inclusive; null in the last band: without limit.' }),
      amount,
    }),
  )
  .min(1)
  .max(20)
  .superRefine((bands, context) => {
    for (const [index, { upTo }] of bands.entries()) {
      const before = index === 0 ? 0 : (bands[index - 1]?.upTo ?? null)
      const isLast = index === bands.length - 1
      if (before !== null && (upTo === null ? isLast : upTo > before)) continue
      context.addIssue({
        code: 'custom',
        path: [index, 'upTo'],
        params: { code: 'band_order' },
        message: 'Each band must reach higher than the one before; only the last may be without limit.',
      })
    }
  })

export const shippingPriceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('flat'),
    amount,
    freeFrom: amount.nullable().meta({ description: 'Subtotal from which it costs nothing; null: never.' }),
  }),
  z.strictObject({ kind: z.literal('weight'), bands: bandsSchema.meta({ description: 'Limits in grams.' }) }),
  z.strictObject({
    kind: z.literal('subtotal'),
    bands: bandsSchema.meta({ description: 'Limits in minor units, after discounts.' }),
  }),
])

/** What a rate costs, in minor units of the shop's currency. */
export type ShippingPrice = z.infer<typeof shippingPriceSchema>

export const shippingRateSchema = z
  .strictObject({
    id: z.uuid(),
    name: localizedTextSchema,
    delivery: localizedTextSchema.nullable().meta({ description: 'How long it takes, in words.' }),
    price: shippingPriceSchema,
  })
  .meta({ id: 'ShippingRate' })

/** One way of sending goods. */
export type ShippingRate = z.infer<typeof shippingRateSchema>

export const shippingZoneSchema = z
  .strictObject({
    id: z.uuid(),
    name: z.string().trim().min(1, 'Enter a name for the zone.').max(100),
    areas: z.array(areaSchema).min(1).max(300),
    rates: z.array(shippingRateSchema).max(30),
  })
  .meta({ id: 'ShippingZone' })

/** Areas that goods are sent to in the same ways. */
export type ShippingZone = z.infer<typeof shippingZoneSchema>

export const pickupSchema = z
  .strictObject({
    locationId: locationIdSchema,
    ready: localizedTextSchema.nullable().meta({ description: 'When goods can be fetched, in words.' }),
  })
  .meta({ id: 'Pickup' })

export const shippingSettingsSchema = z
  .strictObject({
    zones: z.array(shippingZoneSchema).max(100),
    pickup: z
      .array(pickupSchema)
      .max(100)
      .meta({ description: 'Where customers may fetch goods themselves.' }),
  })
  .superRefine(({ zones, pickup }, context) => {
    const ids = zones.flatMap((zone) => [zone.id, ...zone.rates.map(({ id }) => id)])
    if (new Set(ids).size < ids.length) {
      context.addIssue({
        code: 'custom',
        path: ['zones'],
        message: 'Each zone and rate needs an id of its own.',
      })
    }
    if (new Set(pickup.map(({ locationId }) => locationId)).size < pickup.length) {
      context.addIssue({
        code: 'custom',
        path: ['pickup'],
        params: { code: 'listed_twice' },
        message: 'A location may stand here once.',
      })
    }
  })
  .meta({ id: 'ShippingSettings' })

/** Where the shop sends goods to, in which ways, and where they can be fetched. */
export type ShippingSettings = z.infer<typeof shippingSettingsSchema>

/** What a parcel's price depends on: `subtotal` in minor units after discounts, `weightGrams` of everything in it. */
export interface Parcel {
  readonly subtotal: number
  readonly weightGrams: number
}

/** A rate that is offered, with what it costs this time. */
export interface OfferedRate {
  readonly rate: ShippingRate
  readonly amount: MinorUnits
}

/** What `price` asks for `parcel`; undefined when it is heavier, or worth more, than the last band allows. */
export function shippingPriceOf(price: ShippingPrice, parcel: Parcel): MinorUnits | undefined {
  if (price.kind === 'flat') {
    const isFree = price.freeFrom !== null && parcel.subtotal >= price.freeFrom
    return isFree ? minorUnitsSchema.parse(0) : price.amount
  }
  const measured = price.kind === 'weight' ? parcel.weightGrams : parcel.subtotal
  return price.bands.find(({ upTo }) => upTo === null || measured <= upTo)?.amount
}

/**
 * The rates for a parcel to `place`: those of the zone with the area that describes the place most closely (of equals,
 * the zone that stands first), as the zone lists them. Empty when the shop does not send there.
 */
export function shippingRatesFor(
  zones: readonly ShippingZone[],
  place: Place,
  parcel: Parcel,
): readonly OfferedRate[] {
  let closest: { readonly zone: ShippingZone; readonly by: number } | undefined
  for (const zone of zones) {
    for (const area of zone.areas) {
      const by = closeness(area, place)
      if (by !== undefined && (closest === undefined || by > closest.by)) closest = { zone, by }
    }
  }
  return (closest?.zone.rates ?? []).flatMap((rate) => {
    const amount = shippingPriceOf(rate.price, parcel)
    return amount === undefined ? [] : [{ rate, amount }]
  })
}

/** What a new shop begins with: one rate for every country, three dollars or the like. */
export function usualShipping(currency: Currency): ShippingSettings {
  return {
    zones: [
      {
        id: '01980000-0000-7000-8000-00000000000a',
        name: 'Everywhere',
        areas: [{ countryCode: null, region: null, postalPrefix: null }],
        rates: [
          {
            id: '01980000-0000-7000-8000-00000000000b',
            name: { en: 'Standard shipping', ko: '일반 배송', ja: '通常配送' },
            delivery: null,
            price: {
              kind: 'flat',
              amount: comparableAmount(money(300, 'USD'), currency).amount,
              freeFrom: null,
            },
          },
        ],
      },
    ],
    pickup: [],
  }
}
