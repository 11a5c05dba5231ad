import { expect, it } from 'vitest'
import type { Shop } from '../shop-queries'
import { changesOf, formOf } from './shop-form'

const saved: Shop = {
  name: 'Seochon Goods',
  legalName: null,
  address: null,
  phone: null,
  email: 'hello@seochon.example',
  countryCode: 'KR',
  currency: 'KRW',
  timeZone: 'Asia/Seoul',
  language: 'ko',
  captureMode: 'manual',
  disputeFee: { amount: 15_000, currency: 'KRW' },
  version: 3,
}

it('sends nothing of what nobody changed', () => {
  expect(changesOf(formOf(saved), saved)).toEqual({})
})

it('sends an address as a whole, and none when all of it is empty', () => {
  const form = { ...formOf(saved), line1: 'Jahamun-ro 1', city: 'Seoul' }
  const address = { line1: 'Jahamun-ro 1', line2: null, city: 'Seoul', region: null, postalCode: null }
  expect(changesOf(form, saved)).toEqual({ address })
  expect(changesOf({ ...form, line1: '', city: ' ' }, { ...saved, address })).toEqual({ address: null })
})

it('empties a text that was emptied', () => {
  expect(changesOf({ ...formOf(saved), email: ' ' }, saved)).toEqual({ email: null })
})

it('sends a fee in the currency that was chosen, and none that nobody typed', () => {
  const form = { ...formOf(saved), currency: 'USD' as const }
  expect(changesOf(form, saved)).toEqual({ currency: 'USD' })
  expect(changesOf({ ...form, disputeFee: 1_500 }, saved)).toEqual({
    currency: 'USD',
    disputeFee: { amount: 1_500, currency: 'USD' },
  })
})
