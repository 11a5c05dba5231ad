import { expect, it } from 'vitest'
import { snoozeKinds, snoozeTime } from './snooze-times'

const at = (text: string) => new Date(text)

it('puts off until later, until tomorrow morning and until Monday morning', () => {
  const sunday = at('2026-11-22T22:30:00')
  expect(snoozeTime('laterToday', sunday)).toEqual(at('2026-11-23T01:30:00'))
  expect(snoozeTime('tomorrow', sunday)).toEqual(at('2026-11-23T09:00:00'))
  expect(snoozeTime('nextWeek', sunday)).toEqual(at('2026-11-23T09:00:00'))
  expect(snoozeTime('nextWeek', at('2026-11-23T08:00:00'))).toEqual(at('2026-11-30T09:00:00'))
})

it('is always still to come', () => {
  for (let hour = 0; hour < 24 * 8; hour += 1) {
    const now = new Date(2026, 10, 22, hour)
    for (const kind of snoozeKinds) expect(snoozeTime(kind, now).getTime()).toBeGreaterThan(now.getTime())
  }
})
