import { readCron } from '@counterflow/core'
import { expect, it } from 'vitest'
import { changedKind, cronOf, dayChoices, minuteChoices, rhythmKinds, rhythmOf } from './rhythm'

it.each([
  ['*/10 * * * *', { kind: 'minutes', every: 10 }],
  ['0 * * * *', { kind: 'hourly', minute: 0 }],
  ['30 9 * * *', { kind: 'daily', time: '09:30' }],
  ['0 18 * * 1-5', { kind: 'weekdays', time: '18:00' }],
  ['5 0 * * 0', { kind: 'weekly', time: '00:05', weekday: 0 }],
  ['0 9 1 * *', { kind: 'monthly', time: '09:00', day: '1' }],
  ['0 9 L * *', { kind: 'monthly', time: '09:00', day: 'L' }],
])('reads %s and writes it again', (cron, rhythm) => {
  expect(rhythmOf(cron)).toEqual(rhythm)
  expect(cronOf(rhythmOf(cron))).toBe(cron)
})

it.each(['', 'soon', '*/7 * * * *', '0 9 * 1 *', '0 9 1 * 1', '0 9 * * 1,3', '60 * * * *', '0 9 * * * *'])(
  'leaves "%s" as it is written',
  (cron) => {
    expect(rhythmOf(cron)).toEqual({ kind: 'custom', cron })
    expect(cronOf(rhythmOf(cron))).toBe(cron)
  },
)

it('offers only what can be used', () => {
  const rhythms = rhythmKinds.map((kind) => changedKind(rhythmOf('30 9 * * *'), kind))
  const choices = [
    ...rhythms,
    ...minuteChoices.map((every) => ({ kind: 'minutes', every }) as const),
    ...dayChoices.map((day) => ({ kind: 'monthly', time: '09:30', day }) as const),
  ]
  for (const rhythm of choices) {
    expect(readCron(cronOf(rhythm), 'Asia/Seoul').fault, cronOf(rhythm)).toBeUndefined()
    if (rhythm.kind !== 'custom') expect(rhythmOf(cronOf(rhythm))).toEqual(rhythm)
  }
})
