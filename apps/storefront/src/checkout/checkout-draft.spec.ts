import { describe, expect, it } from 'vitest'
import { AttemptKeys } from './attempt-key'
import { addressOf, type CheckoutDraft, detailsOf, faultsOf } from './checkout-draft'

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
