import type { Schemas } from '@counterflow/api-client'
import type { Translate } from '@counterflow/i18n'
import type { Variant } from '../../products/product-queries'

export interface AddressValues {
  name: string
  line1: string
  line2: string
  city: string
  region: string
  postalCode: string
  countryCode: string
}

export interface TestOrderLine {
  variant: Variant
  title: string
  quantity: number
}

export interface TestOrderValues {
  customerKind: 'existing' | 'new'
  customerId: string | null
  name: string
  email: string
  lines: TestOrderLine[]
  card: string
  withAddresses: boolean
  shippingAddress: AddressValues
  billingDiffers: boolean
  billingAddress: AddressValues
  note: string
}

const emptyAddress = (countryCode: string): AddressValues => ({
  name: '',
  line1: '',
  line2: '',
  city: '',
  region: '',
  postalCode: '',
  countryCode,
})

export const emptyTestOrder = (countryCode: string): TestOrderValues => ({
  customerKind: 'existing',
  customerId: null,
  name: '',
  email: '',
  lines: [],
  card: '',
  withAddresses: false,
  shippingAddress: emptyAddress(countryCode),
  billingDiffers: false,
  billingAddress: emptyAddress(countryCode),
  note: '',
})

const asAddress = ({ line2, region, ...address }: AddressValues): Schemas['Address'] => ({
  ...address,
  ...(line2.trim() === '' ? {} : { line2: line2.trim() }),
  ...(region.trim() === '' ? {} : { region: region.trim() }),
})

/** The form as the API takes it. Without a billing address of its own, the shipping address is both. */
export function placeOrderBody(values: TestOrderValues): Schemas['PlaceOrder'] {
  const { shippingAddress, billingAddress } = values
  return {
    customer:
      values.customerKind === 'existing'
        ? { id: values.customerId ?? '' }
        : { name: values.name.trim(), email: values.email.trim() },
    lines: values.lines.map(({ variant, quantity }) => ({ variant: { id: variant.id }, quantity })),
    payment: { card: { number: values.card } },
    ...(values.withAddresses
      ? {
          shippingAddress: asAddress(shippingAddress),
          billingAddress: asAddress(values.billingDiffers ? billingAddress : shippingAddress),
        }
      : {}),
    ...(values.note.trim() === '' ? {} : { note: values.note.trim() }),
  }
}

const requiredAddressFields = ['name', 'line1', 'city', 'postalCode'] as const

function addressErrors(prefix: string, address: AddressValues, t: Translate): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const field of requiredAddressFields) {
    if (address[field].trim() === '') errors[`${prefix}.${field}`] = t('testOrder.required')
  }
  if (!/^[A-Z]{2}$/.test(address.countryCode)) {
    errors[`${prefix}.countryCode`] = t('testOrder.countryInvalid')
  }
  return errors
}

/** What is missing, by the field's path. */
export function testOrderErrors(values: TestOrderValues, t: Translate): Record<string, string> {
  const errors: Record<string, string> = {}
  if (values.customerKind === 'existing' && values.customerId === null) {
    errors.customerId = t('testOrder.chooseCustomerError')
  }
  if (values.customerKind === 'new') {
    if (values.name.trim() === '') errors.name = t('testOrder.required')
    if (!/^\S+@\S+\.\S+$/.test(values.email.trim())) errors.email = t('testOrder.emailInvalid')
  }
  if (values.lines.length === 0) errors.lines = t('testOrder.noProducts')
  if (values.card === '') errors.card = t('testOrder.chooseCardError')
  if (!values.withAddresses) return errors
  return {
    ...errors,
    ...addressErrors('shippingAddress', values.shippingAddress, t),
    ...(values.billingDiffers ? addressErrors('billingAddress', values.billingAddress, t) : {}),
  }
}
