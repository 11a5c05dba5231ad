import type { Schemas } from '@counterflow/api-client'
import type { TextKey } from '@counterflow/i18n'

/** An address as a form holds it: every field a text. */
export interface AddressValues {
  name: string
  line1: string
  line2: string
  city: string
  region: string
  postalCode: string
  countryCode: string
}

export const emptyAddress = (name: string, countryCode: string): AddressValues => ({
  name,
  line1: '',
  line2: '',
  city: '',
  region: '',
  postalCode: '',
  countryCode,
})

export const addressValues = ({
  line2 = '',
  region = '',
  ...address
}: Schemas['Address']): AddressValues => ({
  ...address,
  line2,
  region,
})

/** The address that the form means; what was left empty is left out. */
export function addressOf({ line2, region, countryCode, ...values }: AddressValues): Schemas['Address'] {
  return {
    ...values,
    countryCode: countryCode.trim().toUpperCase(),
    ...(line2.trim() === '' ? {} : { line2 }),
    ...(region.trim() === '' ? {} : { region }),
  }
}

/** The fields in the order in which they are filled in. */
export const addressFields: readonly {
  name: keyof AddressValues
  label: TextKey
  isOptional?: boolean
  complete: string
  most: number
}[] = [
  { name: 'name', label: 'testOrder.name', complete: 'name', most: 200 },
  { name: 'line1', label: 'testOrder.line1', complete: 'address-line1', most: 200 },
  { name: 'line2', label: 'testOrder.line2', isOptional: true, complete: 'address-line2', most: 200 },
  { name: 'city', label: 'testOrder.city', complete: 'address-level2', most: 100 },
  { name: 'region', label: 'testOrder.region', isOptional: true, complete: 'address-level1', most: 100 },
  { name: 'postalCode', label: 'testOrder.postalCode', complete: 'postal-code', most: 20 },
  { name: 'countryCode', label: 'testOrder.country', complete: 'country', most: 2 },
]
