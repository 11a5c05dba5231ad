import { z } from 'zod'
import { countryCodeSchema } from './countries.js'

const part = z.string().trim().min(1).max(100).nullable()

export const areaSchema = z
  .strictObject({
    countryCode: countryCodeSchema.nullable().meta({ description: 'Null: every country.' }),
    region: part.meta({ description: 'State, province or prefecture; null: all of the country.' }),
    postalPrefix: part.meta({ description: 'How postal codes begin; null: any.' }),
  })
  .refine(
    ({ countryCode, region, postalPrefix }) => countryCode !== null || (region ?? postalPrefix) === null,
    {
      error: 'A region and a postal code mean something within a country only.',
      path: ['countryCode'],
      params: { code: 'country_missing' },
    },
  )
  .meta({ id: 'Area' })

/** A part of the world that rules of taxes and shipping apply to. */
export type Area = z.infer<typeof areaSchema>

/** Where something is sent or sold, as far as it is known. */
export interface Place {
  readonly countryCode: string
  readonly region?: string | null | undefined
  readonly postalCode?: string | null | undefined
}

/** One spelling for one name: `California ` and `CALIFORNIA`, `ＣＡ` and `ca`. */
const folded = (text: string) => text.normalize('NFKC').trim().toLowerCase()
const foldedPostal = (text: string) => folded(text).replaceAll(/[\s-]/g, '')

/**
 * How closely `area` describes `place`, as a number to compare: the closer, the higher; undefined when the place lies
 * outside. A longer postal prefix is closer than a shorter one, any postal prefix closer than a region, a region closer
 * than a country, and a country closer than every country.
 */
export function closeness(area: Area, place: Place): number | undefined {
  const { countryCode, region, postalPrefix } = area
  if (countryCode === null) return 0
  if (countryCode !== place.countryCode) return undefined
  if (region !== null && folded(region) !== folded(place.region ?? '')) return undefined
  const prefix = postalPrefix === null ? '' : foldedPostal(postalPrefix)
  if (!foldedPostal(place.postalCode ?? '').startsWith(prefix)) return undefined
  return 1 + (region === null ? 0 : 1) + prefix.length * 2
}

/** The same text for areas that mean the same. */
export function areaKey({ countryCode, region, postalPrefix }: Area): string {
  return JSON.stringify([
    countryCode,
    region === null ? null : folded(region),
    postalPrefix === null ? null : foldedPostal(postalPrefix),
  ])
}
