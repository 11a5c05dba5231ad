import type { Schemas } from '@counterflow/api-client'
import { type AddressPart, fieldsOf, isPostalCode } from './country-fields'

/** Where it goes to, or whom the bill is for. */
export type AddressKind = 'shipping' | 'billing'

type Part = AddressPart | 'name' | 'countryCode'

/** The field of the form in which a part of an address is typed. */
const fields = {
  shipping: {
    name: 'name',
    countryCode: 'countryCode',
    line1: 'line1',
    line2: 'line2',
    city: 'city',
    region: 'region',
    postalCode: 'postalCode',
  },
  billing: {
    name: 'billingName',
    countryCode: 'billingCountryCode',
    line1: 'billingLine1',
    line2: 'billingLine2',
    city: 'billingCity',
    region: 'billingRegion',
    postalCode: 'billingPostalCode',
  },
} as const satisfies Record<AddressKind, Record<Part, string>>

/** A field in which a part of an address is typed. */
export type AddressFieldName = (typeof fields)[AddressKind][Part]

/** What is typed of addresses. */
export type TypedAddresses = Readonly<Record<AddressFieldName, string>>

export const addressFieldNames: readonly AddressFieldName[] = [
  ...Object.values(fields.shipping),
  ...Object.values(fields.billing),
]

export const addressField = (kind: AddressKind, part: Part): AddressFieldName => fields[kind][part]

/** The field of the form that the API means by `part` of an address; undefined when there is none. */
export const addressFieldNamed = (kind: AddressKind, part: string): AddressFieldName | undefined =>
  Object.entries(fields[kind]).find(([name]) => name === part)?.[1]

/** What an address that is known already looks like in its fields. */
export function typedAddress(
  kind: AddressKind,
  address: Schemas['Address'] | null,
  home: string,
): Partial<TypedAddresses> {
  const { name = '', line1 = '', line2 = '', city = '', region = '', postalCode = '' } = address ?? {}
  const parts = { name, line1, line2, city, region, postalCode, countryCode: address?.countryCode ?? home }
  return Object.fromEntries(Object.entries(fields[kind]).map(([part, field]) => [field, textIn(parts, part)]))
}

const textIn = (parts: Readonly<Record<Part, string>>, part: string): string =>
  Object.entries(parts).find(([name]) => name === part)?.[1] ?? ''

type AddressFaults = Partial<Record<AddressFieldName, 'missing' | 'wrong'>>

/** What is still wrong with an address, but for the name. */
export function addressFaults(typed: TypedAddresses, kind: AddressKind): AddressFaults {
  const faults: AddressFaults = {}
  const countryCode = typed[fields[kind].countryCode]
  for (const { part, isOptional } of fieldsOf(countryCode)) {
    const field = fields[kind][part]
    const text = typed[field].trim()
    if (text === '' && !isOptional) faults[field] = 'missing'
    else if (part === 'postalCode' && !isPostalCode(text, countryCode)) faults[field] = 'wrong'
  }
  return faults
}

/** The address once it is whole; null before. */
export function addressOf(typed: TypedAddresses, kind: AddressKind = 'shipping'): Schemas['Address'] | null {
  const said = (part: Part) => typed[fields[kind][part]].trim()
  const isWhole = Object.keys(addressFaults(typed, kind)).length === 0 && said('name') !== ''
  if (!isWhole) return null
  return {
    name: said('name'),
    line1: said('line1'),
    city: said('city'),
    postalCode: said('postalCode'),
    countryCode: said('countryCode'),
    ...(said('line2') === '' ? {} : { line2: said('line2') }),
    ...(said('region') === '' ? {} : { region: said('region') }),
  }
}
