import type { Schemas } from '@counterflow/api-client'
import { parsed, stored } from '../platform/stored'
import { type AddressPart, fieldsOf, isPostalCode } from './country-fields'

/** What has been typed at the checkout. The number of a card is in here for as long as the page is open. */
export type CheckoutDraft = Readonly<Record<TextField, string>> & {
  readonly pickup: boolean
  readonly rateId: string | null
  readonly wantsMail: boolean
  readonly wantsSms: boolean
  /** `card`, `none`, or the key of a way to pay later. */
  readonly payment: string
  readonly giftCards: readonly string[]
}

export type TextField = AddressPart | 'email' | 'name' | 'phone' | 'countryCode' | 'card' | 'note'

/** What is wrong with a field: nothing in it, or something that it cannot be. */
export type Fault = 'missing' | 'wrong'
export type Faults = Partial<Record<TextField, Fault>>

const texts: readonly TextField[] = [
  'email',
  'name',
  'phone',
  'countryCode',
  'line1',
  'line2',
  'city',
  'region',
  'postalCode',
  'note',
]

/** The field that is called `name`; undefined when there is none. */
export const fieldNamed = (name: string): TextField | undefined => texts.find((field) => field === name)

const kept = stored('shop.checkout', () => sessionStorage)

/** What was typed before in this window, and what the cart knows. */
export function draftFor(cart: Schemas['Cart'], home: string): CheckoutDraft {
  const { shippingAddress: address, consent } = cart
  const rate = cart.shippingRates.find(({ id }) => id === cart.shippingRateId)
  const known: CheckoutDraft = {
    email: cart.email ?? '',
    name: cart.name ?? address?.name ?? '',
    phone: cart.phone ?? '',
    countryCode: address?.countryCode ?? home,
    line1: address?.line1 ?? '',
    line2: address?.line2 ?? '',
    city: address?.city ?? '',
    region: address?.region ?? '',
    postalCode: address?.postalCode ?? '',
    note: cart.note ?? '',
    card: '',
    pickup: address === null && rate?.pickup === true,
    rateId: cart.shippingRateId,
    wantsMail: consent.email,
    wantsSms: consent.sms,
    payment: 'card',
    giftCards: [],
  }
  const typed = parsed(kept.read())
  if (typeof typed !== 'object' || typed === null) return known
  const found = Object.fromEntries(
    Object.entries(typed).filter(
      ([name, value]) => texts.some((field) => field === name) && typeof value === 'string',
    ),
  )
  return { ...known, ...found }
}

/** Reloading the page keeps what was typed; the number of a card is kept nowhere. */
export function keepDraft(draft: CheckoutDraft): void {
  kept.write(JSON.stringify(Object.fromEntries(texts.map((name) => [name, draft[name]]))))
}

export const forgetDraft = (): void => kept.write(null)

const looksLikeMail = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())
const looksLikeCard = (text: string) => /^[0-9 ]{12,23}$/.test(text.trim())

/** What is still wrong with `draft`; empty when it can be ordered. */
export function faultsOf(draft: CheckoutDraft, paysByCard: boolean): Faults {
  const faults: Faults = {}
  const check = (name: TextField, fits: (text: string) => boolean = () => true) => {
    const text = draft[name].trim()
    if (text === '') faults[name] = 'missing'
    else if (!fits(text)) faults[name] = 'wrong'
  }
  check('email', looksLikeMail)
  check('name')
  if (!draft.pickup) Object.assign(faults, addressFaults(draft))
  if (paysByCard) check('card', looksLikeCard)
  return faults
}

function addressFaults(draft: CheckoutDraft): Faults {
  const faults: Faults = {}
  for (const { part, isOptional } of fieldsOf(draft.countryCode)) {
    const text = draft[part].trim()
    if (text === '' && !isOptional) faults[part] = 'missing'
    else if (part === 'postalCode' && !isPostalCode(text, draft.countryCode)) faults[part] = 'wrong'
  }
  return faults
}

/** What the cart may know already: what is whole and right. */
export function detailsOf(draft: CheckoutDraft): Schemas['CartDetails'] {
  const faults = faultsOf(draft, false)
  const address = addressOf(draft)
  const orNull = (text: string) => text.trim() || null
  return {
    name: orNull(draft.name),
    ...(faults.email === undefined ? { email: draft.email.trim() } : {}),
    phone: orNull(draft.phone),
    note: orNull(draft.note),
    shippingAddress: draft.pickup ? null : address,
    shippingRateId: draft.rateId,
    consent: { email: draft.wantsMail, sms: draft.wantsSms && draft.phone.trim() !== '' },
  }
}

/** The address once it is whole; null before. */
export function addressOf(draft: CheckoutDraft): Schemas['Address'] | null {
  const isWhole = Object.keys(addressFaults(draft)).length === 0 && draft.name.trim() !== ''
  if (!isWhole) return null
  const { name, line1, line2, city, region, postalCode, countryCode } = draft
  return {
    name: name.trim(),
    line1: line1.trim(),
    city: city.trim(),
    postalCode: postalCode.trim(),
    countryCode,
    ...(line2.trim() === '' ? {} : { line2: line2.trim() }),
    ...(region.trim() === '' ? {} : { region: region.trim() }),
  }
}
