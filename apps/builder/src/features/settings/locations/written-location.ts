import { type Language, languages } from '@counterflow/core'
import type { Location, WrittenLocation } from './location-queries'

/** The fields of the form, all of them texts. */
export interface LocationValues {
  name: Record<Language, string>
  hasAddress: boolean
  address: Record<(typeof addressFields)[number], string>
}

export const addressFields = [
  'name',
  'line1',
  'line2',
  'city',
  'region',
  'postalCode',
  'countryCode',
] as const

/** What may stay empty of an address. */
export const optionalFields: readonly string[] = ['line2', 'region']

/** The fields that an address cannot do without and that are empty. */
export function missingFields(address: LocationValues['address']): (keyof typeof address)[] {
  return addressFields.filter((field) => !optionalFields.includes(field) && address[field].trim() === '')
}

export function locationValues(location: Location | undefined, countryCode: string): LocationValues {
  const { name = { en: '', ko: '', ja: '' }, address = null } = location ?? {}
  const empty = { name: '', line1: '', line2: '', city: '', region: '', postalCode: '', countryCode }
  return { name: { ...name }, hasAddress: address !== null, address: { ...empty, ...address } }
}

/** What the form says, for the API: a language without a name shows the first one, an optional field is left out. */
export function writtenLocation({ name, hasAddress, address }: LocationValues): WrittenLocation {
  const first = languages.map((language) => name[language].trim()).find((text) => text !== '') ?? ''
  const named = (language: Language) => name[language].trim() || first
  const { name: recipient, line1, line2, city, region, postalCode, countryCode } = address
  return {
    name: { en: named('en'), ko: named('ko'), ja: named('ja') },
    address: hasAddress
      ? {
          name: recipient.trim(),
          line1: line1.trim(),
          ...(line2.trim() === '' ? {} : { line2: line2.trim() }),
          city: city.trim(),
          ...(region.trim() === '' ? {} : { region: region.trim() }),
          postalCode: postalCode.trim(),
          countryCode: countryCode.trim().toUpperCase(),
        }
      : null,
  }
}
