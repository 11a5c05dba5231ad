import { describe, expect, it } from 'vitest'
import type { Location } from './location-queries'
import { locationValues, missingFields, writtenLocation } from './written-location'

const stored: Location = {
  id: '01980000-0000-7000-8000-0000000000aa',
  name: { en: 'Stall', ko: '노점', ja: '屋台' },
  address: { name: 'Stall', line1: '1 Street', city: 'Seoul', postalCode: '03044', countryCode: 'KR' },
  code: null,
  pickup: true,
  active: true,
  empty: true,
}

describe('what the form of a location sends', () => {
  it('is the stored one again when nothing was changed', () => {
    const { name, address } = stored
    expect(writtenLocation(locationValues(stored, 'JP'))).toEqual({ name, address })
  })

  it('names it in every language, by the first name where one is left empty', () => {
    const values = locationValues(undefined, 'KR')
    const { name, address } = writtenLocation({ ...values, name: { en: ' ', ko: '창고 ', ja: '' } })
    expect(name).toEqual({ en: '창고', ko: '창고', ja: '창고' })
    expect(address).toBeNull()
    expect(missingFields(values.address)).toEqual(['name', 'line1', 'city', 'postalCode'])
  })
})
