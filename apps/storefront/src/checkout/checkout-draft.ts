import type { Schemas } from '@counterflow/api-client'
import { parsed, stored } from '../platform/stored'
import {
  type AddressFieldName,
  addressFaults,
  addressFieldNamed,
  addressFieldNames,
  addressOf,
  type TypedAddresses,
  typedAddress,
} from './address-draft'

/** What has been typed at the checkout. The number of a card is in here for as long as the page is open. */
export type CheckoutDraft = TypedAddresses &
  Readonly<Record<OtherField, string>> & {
    readonly pickup: boolean
    /** Whether the bill is for whoever the goods go to. */
    readonly billedAsSent: boolean
    readonly rateId: string | null
    readonly wantsMail: boolean
    readonly wantsSms: boolean
    /** `card`, `none`, or the key of a way to pay later. */
    readonly payment: string
    readonly giftCards: readonly string[]
  }

type OtherField = 'email' | 'phone' | 'card' | 'note'
export type TextField = AddressFieldName | OtherField

/** What is wrong with a field: nothing in it, or something that it cannot be. */
export type Fault = 'missing' | 'wrong'
export type Faults = Partial<Record<TextField, Fault>>

const texts: readonly TextField[] = ['email', 'phone', 'note', ...addressFieldNames]

/** The field that the API means by a path such as `/billingAddress/city`; undefined when there is none. */
export function fieldAt(path: string): TextField | undefined {
  const part = path.split('/').at(-1) ?? ''
  if (path.includes('/billingAddress/')) return addressFieldNamed('billing', part)
  return texts.find((field) => field === part)
}

const kept = stored('shop.checkout', () => sessionStorage)

const noAddresses: TypedAddresses = {
  name: '',
  countryCode: '',
  line1: '',
  line2: '',
  city: '',
  region: '',
  postalCode: '',
  billingName: '',
  billingCountryCode: '',
  billingLine1: '',
  billingLine2: '',
  billingCity: '',
  billingRegion: '',
  billingPostalCode: '',
}

/** What was typed before in this window, and what the cart knows. */
export function draftFor(cart: Schemas['Cart'], home: string): CheckoutDraft {
  const { shippingAddress: address, consent } = cart
  const rate = cart.shippingRates.find(({ id }) => id === cart.shippingRateId)
  const known: CheckoutDraft = {
    ...noAddresses,
    ...typedAddress('shipping', address, home),
    ...typedAddress('billing', cart.billingAddress, address?.countryCode ?? home),
    name: cart.name ?? address?.name ?? '',
    email: cart.email ?? '',
    phone: cart.phone ?? '',
    note: cart.note ?? '',
    card: '',
    pickup: address === null && rate?.pickup === true,
    billedAsSent: cart.billingAddress === null,
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
  const isBilledElsewhere = 'billedAsSent' in typed && typed.billedAsSent === false
  return { ...known, ...found, ...(isBilledElsewhere ? { billedAsSent: false } : {}) }
}

/** Reloading the page keeps what was typed; the number of a card is kept nowhere. */
export function keepDraft(draft: CheckoutDraft): void {
  const typed = Object.fromEntries(texts.map((name) => [name, draft[name]]))
  kept.write(JSON.stringify({ ...typed, billedAsSent: draft.billedAsSent }))
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
  if (!draft.pickup) Object.assign(faults, addressFaults(draft, 'shipping'))
  if (isBilledApart(draft)) {
    check('billingName')
    Object.assign(faults, addressFaults(draft, 'billing'))
  }
  if (paysByCard) check('card', looksLikeCard)
  return faults
}

/** Who fetches the goods gives no address, and so there is none that the bill could differ from. */
const isBilledApart = ({ pickup, billedAsSent }: CheckoutDraft) => !pickup && !billedAsSent

/** What the cart may know already: what is whole and right. */
export function detailsOf(draft: CheckoutDraft): Schemas['CartDetails'] {
  const faults = faultsOf(draft, false)
  const orNull = (text: string) => text.trim() || null
  return {
    name: orNull(draft.name),
    ...(faults.email === undefined ? { email: draft.email.trim() } : {}),
    phone: orNull(draft.phone),
    note: orNull(draft.note),
    shippingAddress: draft.pickup ? null : addressOf(draft),
    billingAddress: isBilledApart(draft) ? addressOf(draft, 'billing') : null,
    shippingRateId: draft.rateId,
    consent: { email: draft.wantsMail, sms: draft.wantsSms && draft.phone.trim() !== '' },
  }
}
