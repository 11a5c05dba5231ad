import { describe, expect, it } from 'vitest'
import { addressOf } from './address-draft'
import { AttemptKeys } from './attempt-key'
import { type CheckoutDraft, detailsOf, faultsOf, fieldAt } from './checkout-draft'

const draft: CheckoutDraft = {
  email: 'mina@example.com',
  name: 'Mina Park',
  phone: '',
  countryCode: 'KR',
  line1: '12 Seongsu-ro',
  line2: '',
  city: 'Seoul',
  region: '',
  postalCode: '04780',
  note: '',
  card: '4242 4242 4242 4242',
  pickup: false,
  billedAsSent: true,
  billingName: '',
  billingCountryCode: 'KR',
  billingLine1: '',
  billingLine2: '',
  billingCity: '',
  billingRegion: '',
  billingPostalCode: '',
  rateId: null,
  wantsMail: false,
  wantsSms: true,
  payment: 'card',
  giftCards: [],
}

describe('what is typed at the checkout', () => {
  it.each([
    ['a mail address', { email: 'mina@' }, { email: 'wrong' }],
    ['a name', { name: '  ' }, { name: 'missing' }],
    ['a Korean postal code', { postalCode: '123' }, { postalCode: 'wrong' }],
    ['a Japanese prefecture', { countryCode: 'JP', postalCode: '100-0001' }, { region: 'missing' }],
    ['an American state', { countryCode: 'US', postalCode: '83702' }, { region: 'missing' }],
    ['nothing more elsewhere', { countryCode: 'FR', postalCode: '75001' }, {}],
    ['a card', { card: '4242' }, { card: 'wrong' }],
  ])('lacks %s', (_, changes, faults) => {
    expect(faultsOf({ ...draft, ...changes }, true)).toEqual(faults)
  })

  it('needs no address of who picks it up, and no card of who pays later', () => {
    const picked = { ...draft, pickup: true, line1: '', city: '', postalCode: '', card: '' }
    expect(faultsOf(picked, false)).toEqual({})
    expect(detailsOf(picked).shippingAddress).toBeNull()
  })

  it('goes to the cart as soon as it is whole: no half address, and no consent to an SMS without a number', () => {
    expect(addressOf({ ...draft, city: '' })).toBeNull()
    expect(addressOf(draft)).toEqual({
      name: 'Mina Park',
      line1: '12 Seongsu-ro',
      city: 'Seoul',
      postalCode: '04780',
      countryCode: 'KR',
    })
    expect(detailsOf({ ...draft, email: 'mina@' })).not.toHaveProperty('email')
    expect(detailsOf(draft).consent).toEqual({ email: false, sms: false })
    expect(detailsOf({ ...draft, phone: '010-1234-5678' }).consent).toEqual({ email: false, sms: true })
  })
})

describe('the billing address', () => {
  const office = {
    billedAsSent: false,
    billingName: 'Park & Co.',
    billingCountryCode: 'JP',
    billingLine1: '2-1',
    billingCity: 'Chiyoda',
    billingRegion: 'Tokyo',
    billingPostalCode: '100-0001',
  }

  it('is the one that the goods go to, until somebody says otherwise', () => {
    expect(detailsOf(draft).billingAddress).toBeNull()
    expect(detailsOf({ ...draft, ...office })).toMatchObject({
      shippingAddress: { name: 'Mina Park', countryCode: 'KR' },
      billingAddress: { name: 'Park & Co.', countryCode: 'JP', region: 'Tokyo' },
    })
  })

  it('is asked for in full, as its own country writes it, and of nobody who fetches the goods', () => {
    const half = { ...draft, ...office, billingName: '', billingPostalCode: '12' }
    expect(faultsOf(half, false)).toEqual({ billingName: 'missing', billingPostalCode: 'wrong' })
    expect(faultsOf({ ...half, pickup: true }, false)).toEqual({})
    expect(detailsOf({ ...half, ...office, pickup: true }).billingAddress).toBeNull()
  })

  it('has fields of its own, also in what the API finds wrong', () => {
    expect(fieldAt('/billingAddress/city')).toBe('billingCity')
    expect(fieldAt('/shippingAddress/city')).toBe('city')
    expect(fieldAt('/billingAddress/planet')).toBeUndefined()
  })
})

describe('the key of an attempt', () => {
  it('stays for the same order, and is another after an answer or for another order', () => {
    const keys = new AttemptKeys()
    const first = keys.keyFor({ total: 1 })
    expect(keys.keyFor({ total: 1 })).toBe(first)
    const other = keys.keyFor({ total: 2 })
    keys.over()
    expect(new Set([first, other, keys.keyFor({ total: 2 })]).size).toBe(3)
  })
})
