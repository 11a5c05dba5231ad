import type { StorefrontKey } from '@counterflow/i18n/storefront'

/** The parts of an address that customers type; the name is asked for once, with how to reach them. */
export type AddressPart = 'line1' | 'line2' | 'city' | 'region' | 'postalCode'

/** How one part is asked for. */
export interface AddressField {
  readonly part: AddressPart
  readonly label: StorefrontKey
  readonly isOptional: boolean
  /** For browsers that fill it in. */
  readonly autoComplete: string
  readonly isNarrow: boolean
}

const line1 = field('line1', 'address.line1', 'address-line1')
const line2 = { ...field('line2', 'address.line2', 'address-line2'), isOptional: true }
const city = { ...field('city', 'address.city', 'address-level2'), isNarrow: true }
const region = { ...field('region', 'address.region', 'address-level1'), isNarrow: true }
const postalCode = { ...field('postalCode', 'address.postalCode', 'postal-code'), isNarrow: true }

function field(part: AddressPart, label: StorefrontKey, autoComplete: string): AddressField {
  return { part, label, autoComplete, isOptional: false, isNarrow: false }
}

const withStates: readonly AddressField[] = [
  line1,
  line2,
  city,
  { ...region, label: 'address.state' },
  { ...postalCode, label: 'address.zip' },
]

/** From the largest part to the smallest, as they are written there. */
const byCountry: Readonly<Record<string, readonly AddressField[]>> = {
  KR: [postalCode, city, { ...region, label: 'address.district', isOptional: true }, line1, line2],
  JP: [postalCode, { ...region, label: 'address.prefecture' }, city, line1, line2],
  US: withStates,
  CA: [line1, line2, city, { ...region, label: 'address.province' }, postalCode],
  AU: [line1, line2, { ...city, label: 'address.suburb' }, { ...region, label: 'address.state' }, postalCode],
}

const elsewhere: readonly AddressField[] = [line1, line2, postalCode, city, { ...region, isOptional: true }]

/** The fields of an address in `countryCode`, in the order in which people there write them. */
export const fieldsOf = (countryCode: string): readonly AddressField[] => byCountry[countryCode] ?? elsewhere

const postalCodes: Readonly<Record<string, RegExp>> = {
  KR: /^\d{5}$/,
  JP: /^\d{3}-?\d{4}$/,
  US: /^\d{5}(-\d{4})?$/,
  CA: /^[A-Z]\d[A-Z] ?\d[A-Z]\d$/i,
  AU: /^\d{4}$/,
}

/** Whether `code` can be a postal code there. Where we do not know how they look, anything can. */
export const isPostalCode = (code: string, countryCode: string): boolean =>
  (postalCodes[countryCode] ?? /\S/).test(code.trim())
