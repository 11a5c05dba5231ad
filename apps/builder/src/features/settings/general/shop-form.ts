import type { Currency, Language } from '@counterflow/core'
import type { Shop, ShopChanges } from '../shop-queries'

/** The shop's settings as they are typed: texts are never null. */
export interface ShopForm {
  name: string
  legalName: string
  email: string
  phone: string
  line1: string
  line2: string
  city: string
  region: string
  postalCode: string
  countryCode: string
  currency: Currency
  timeZone: string
  language: Language
  /** In minor units of `currency`; undefined while empty. */
  disputeFee: number | undefined
}

export function formOf({ address, disputeFee, ...shop }: Shop): ShopForm {
  return {
    name: shop.name,
    legalName: shop.legalName ?? '',
    email: shop.email ?? '',
    phone: shop.phone ?? '',
    line1: address?.line1 ?? '',
    line2: address?.line2 ?? '',
    city: address?.city ?? '',
    region: address?.region ?? '',
    postalCode: address?.postalCode ?? '',
    countryCode: shop.countryCode,
    currency: shop.currency,
    timeZone: shop.timeZone,
    language: shop.language,
    disputeFee: disputeFee.amount,
  }
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

/** What of `form` differs from what is saved, as the API takes it. */
export function changesOf(form: ShopForm, saved: Shop): ShopChanges {
  const before = formOf(saved)
  const isSame = (...keys: (keyof ShopForm)[]) => keys.every((key) => form[key] === before[key])
  const { currency, disputeFee } = form
  return {
    ...(isSame('name') ? {} : { name: form.name }),
    ...(isSame('legalName') ? {} : { legalName: orNull(form.legalName) }),
    ...(isSame('email') ? {} : { email: orNull(form.email) }),
    ...(isSame('phone') ? {} : { phone: orNull(form.phone) }),
    ...(isSame('line1', 'line2', 'city', 'region', 'postalCode') ? {} : { address: addressOf(form) }),
    ...(isSame('countryCode') ? {} : { countryCode: form.countryCode }),
    ...(isSame('currency') ? {} : { currency }),
    ...(isSame('timeZone') ? {} : { timeZone: form.timeZone }),
    ...(isSame('language') ? {} : { language: form.language }),
    // Another currency brings a fee of its own, unless one was typed.
    ...(isSame('disputeFee') || disputeFee === undefined
      ? {}
      : { disputeFee: { amount: disputeFee, currency } }),
  }
}

function addressOf({ line1, line2, city, region, postalCode }: ShopForm): Shop['address'] {
  const isEmpty = [line1, line2, city, region, postalCode].every((text) => text.trim() === '')
  if (isEmpty) return null
  return { line1, line2: orNull(line2), city, region: orNull(region), postalCode: orNull(postalCode) }
}
