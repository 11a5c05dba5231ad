import fc from 'fast-check'
import { expect, it } from 'vitest'
import { businessDay, startOfBusinessDay } from './business-day.js'

it.each([
  ['2027-01-01', 'Asia/Seoul', '2026-12-31T15:00:00.000Z'],
  ['2027-01-01', 'UTC', '2027-01-01T00:00:00.000Z'],
  ['2027-01-01', 'America/New_York', '2027-01-01T05:00:00.000Z'],
  ['2027-07-01', 'America/New_York', '2027-07-01T04:00:00.000Z'],
  ['2027-01-01', 'Pacific/Kiritimati', '2026-12-31T10:00:00.000Z'],
  ['2027-01-01', 'Asia/Kathmandu', '2026-12-31T18:15:00.000Z'],
  // That night clocks in São Paulo left out the hour after midnight: the day began at one.
  ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
])('%s in %s begins at %s', (day, timeZone, instant) => {
  expect(startOfBusinessDay(day, timeZone).toISOString()).toBe(instant)
})

it('is the day of its first moment, and not of the minute before', () => {
  const zones = ['Asia/Seoul', 'Asia/Tokyo', 'Europe/Paris', 'America/Sao_Paulo', 'Australia/Lord_Howe']
  const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2050-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(days, fc.constantFrom(...zones), (date, timeZone) => {
      const day = date.toISOString().slice(0, 10)
      const start = startOfBusinessDay(day, timeZone)
      expect(businessDay(start, timeZone)).toBe(day)
      expect(businessDay(new Date(start.getTime() - 60_000), timeZone) < day).toBe(true)
    }),
    { numRuns: 60 },
  )
})

it('refuses what is no day', () => {
  expect(() => startOfBusinessDay('soon', 'UTC')).toThrow(RangeError)
})
