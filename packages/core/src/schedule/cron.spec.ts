import { afterEach, describe, expect, it, vi } from 'vitest'
import { type CronTimes, readCron } from './cron.js'

const at = (text: string) => Date.parse(text)

function timesOf(expression: string, timeZone: string): CronTimes {
  const { times } = readCron(expression, timeZone)
  if (times === undefined) throw new Error(`"${expression}" was not understood.`)
  return times
}

function next(expression: string, timeZone: string, from: string, count: number): string[] {
  const times = timesOf(expression, timeZone)
  const found: string[] = []
  let instant: number | undefined = at(from)
  while (found.length < count) {
    instant = times.after(instant)
    if (instant === undefined) break
    found.push(new Date(instant).toISOString().slice(0, 16))
  }
  return found
}

afterEach(() => {
  vi.useRealTimers()
})

describe('the times of a cron expression', () => {
  it('follow the clocks of the time zone', () => {
    expect(next('0 9 * * 1-5', 'Asia/Seoul', '2026-11-20T01:00Z', 3)).toEqual([
      '2026-11-23T00:00',
      '2026-11-24T00:00',
      '2026-11-25T00:00',
    ])
    expect(next('0 9 * * *', 'Europe/Berlin', '2026-03-28T09:00Z', 2)).toEqual([
      '2026-03-29T07:00',
      '2026-03-30T07:00',
    ])
  })

  it('move to the end of the gap where the clocks are put forward', () => {
    expect(next('30 2 * * *', 'Europe/Berlin', '2026-03-28T12:00Z', 2)).toEqual([
      '2026-03-29T01:00',
      '2026-03-30T00:30',
    ])
    expect(next('30 2 * * *', 'America/New_York', '2026-03-07T12:00Z', 2)).toEqual([
      '2026-03-08T07:00',
      '2026-03-09T06:30',
    ])
  })

  it('come once, the first time, where the clocks are put back', () => {
    expect(next('30 2 * * *', 'Europe/Berlin', '2026-10-24T12:00Z', 2)).toEqual([
      '2026-10-25T00:30',
      '2026-10-26T01:30',
    ])
    expect(next('30 1 * * *', 'America/New_York', '2026-10-31T12:00Z', 2)).toEqual([
      '2026-11-01T05:30',
      '2026-11-02T06:30',
    ])
    // Asked again between the two, as after a restart.
    expect(next('30 2 * * *', 'Europe/Berlin', '2026-10-25T00:45Z', 1)).toEqual(['2026-10-26T01:30'])
  })

  it('go on by the hour through both changes where they repeat', () => {
    expect(next('0 * * * *', 'Europe/Berlin', '2026-10-24T23:30Z', 3)).toEqual([
      '2026-10-25T00:00',
      '2026-10-25T01:00',
      '2026-10-25T02:00',
    ])
    expect(next('0 * * * *', 'America/New_York', '2026-03-08T05:30Z', 3)).toEqual([
      '2026-03-08T06:00',
      '2026-03-08T07:00',
      '2026-03-08T08:00',
    ])
  })

  it.each([
    ['30 2 * * *', 'Europe/Berlin', '2026-03-27T12:00Z'],
    ['*/15 * * * *', 'Europe/Berlin', '2026-10-24T12:00Z'],
    ['30 1 * * *', 'America/New_York', '2026-10-20T12:00Z'],
    ['*/7 1-3 * * 0', 'America/New_York', '2026-03-01T12:00Z'],
    ['0 0 L * *', 'Europe/Berlin', '2026-01-01T00:00Z'],
  ])('are the same backwards: %s in %s', (expression, timeZone, from) => {
    const times = timesOf(expression, timeZone)
    const forward: number[] = []
    let instant: number | undefined = at(from)
    while (forward.length < 100) {
      instant = times.after(instant)
      if (instant === undefined) break
      forward.push(instant)
    }
    expect(times.upTo(forward.at(-1) ?? 0, 100)).toEqual(forward)
  })

  it('do not depend on the clock', () => {
    const ask = () => next('*/20 9 29 2 *', 'Europe/Berlin', '2026-01-01T00:00Z', 4)
    const now = ask()
    vi.useFakeTimers({ now: at('2071-06-01T00:00Z') })
    expect(ask()).toEqual(now)
    expect(now[0]).toBe('2028-02-29T08:00')
  })
})

describe('what is no cron expression', () => {
  it.each([
    ['nonsense', 'UTC', 'cron_invalid'],
    ['61 * * * *', 'UTC', 'cron_invalid'],
    ['* * * *', 'UTC', 'cron_invalid'],
    ['? * * * *', 'UTC', 'cron_invalid'],
    ['2026-01-05T00:00:00', 'UTC', 'cron_invalid'],
    ['@reboot', 'UTC', 'cron_invalid'],
    ['', 'UTC', 'cron_invalid'],
    ['*/10 * * * * *', 'UTC', 'cron_too_often'],
    ['0 0 30 2 *', 'UTC', 'cron_never'],
    ['0 0 31 4,6,9,11 *', 'Europe/Berlin', 'cron_never'],
    ['0 9 * * *', 'Mars/Olympus', 'time_zone_unknown'],
    ['0 9 * * *', '+09:00', 'time_zone_unknown'],
    ['0 9 * * *', '', 'time_zone_unknown'],
  ])('is told: %s in %s', (expression, timeZone, fault) => {
    expect(readCron(expression, timeZone).fault).toBe(fault)
  })

  it.each(['@daily', '0 0 29 2 *', '0 9 * JAN-MAR MON', '0 0 * * 5#2', '  0 9 * * *  '])(
    'is not %s',
    (one) => {
      expect(readCron(one, 'UTC').fault).toBeUndefined()
    },
  )
})
