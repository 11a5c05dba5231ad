import { expect, it } from 'vitest'
import { readCron } from './cron.js'
import { dueTimes, mostMissedCounted } from './due-times.js'
import { type MissedPolicy, missedPolicies } from './schedule-config.js'

const at = (text: string) => Date.parse(text)

/** What is due of a cron in Berlin, as `time missed` each, and the next time. */
function due(cron: string, dueAt: string, now: string, policy: MissedPolicy) {
  const { times } = readCron(cron, 'Europe/Berlin')
  if (times === undefined) throw new Error(`"${cron}" was not understood.`)
  const { firings, next } = dueTimes(times, at(dueAt), at(now), policy)
  const text = (instant: number) => new Date(instant).toISOString().slice(0, 16)
  return {
    firings: firings.map(({ scheduledFor, missed }) => `${text(scheduledFor)} ${missed}`),
    next: next === undefined ? undefined : text(next),
  }
}

it.each(missedPolicies)('fires on time, and nothing before its time (%s)', (policy) => {
  expect(due('0 9 * * *', '2026-11-22T08:00Z', '2026-11-22T07:59:59.999Z', policy)).toEqual({
    firings: [],
    next: '2026-11-22T08:00',
  })
  expect(due('0 9 * * *', '2026-11-22T08:00Z', '2026-11-22T08:00:59Z', policy)).toEqual({
    firings: ['2026-11-22T08:00 0'],
    next: '2026-11-23T08:00',
  })
})

it('skips what was missed', () => {
  expect(due('0 * * * *', '2026-11-22T08:00Z', '2026-11-22T11:30Z', 'skip')).toEqual({
    firings: [],
    next: '2026-11-22T12:00',
  })
  expect(due('0 * * * *', '2026-11-22T08:00Z', '2026-11-22T11:00:05Z', 'skip').firings).toEqual([
    '2026-11-22T11:00 0',
  ])
})

it('makes one run for what was missed', () => {
  expect(due('0 * * * *', '2026-11-22T08:00Z', '2026-11-22T11:30Z', 'once')).toEqual({
    firings: ['2026-11-22T11:00 4'],
    next: '2026-11-22T12:00',
  })
  // The run that is on time stands for them.
  expect(due('0 * * * *', '2026-11-22T08:00Z', '2026-11-22T11:00:05Z', 'once').firings).toEqual([
    '2026-11-22T11:00 3',
  ])
  expect(due('0 9 * * *', '2026-11-22T08:00Z', '2026-11-22T10:00Z', 'once').firings).toEqual([
    '2026-11-22T08:00 1',
  ])
})

it('makes a run for each that was missed', () => {
  expect(due('0 * * * *', '2026-11-22T08:00Z', '2026-11-22T10:00:05Z', 'all').firings).toEqual([
    '2026-11-22T08:00 1',
    '2026-11-22T09:00 1',
    '2026-11-22T10:00 0',
  ])
})

it('makes a hundred runs at most, and the first tells of the others', () => {
  const { firings } = due('* * * * *', '2026-11-22T00:00Z', '2026-11-22T05:00:30Z', 'all')
  expect(firings).toHaveLength(101)
  expect(firings[0]).toBe('2026-11-22T03:20 201')
  expect(firings[1]).toBe('2026-11-22T03:21 1')
  expect(firings.at(-1)).toBe('2026-11-22T05:00 0')
})

it('counts so far and no further, however long the server was away', () => {
  const { firings } = due('* * * * *', '2016-01-01T00:00Z', '2026-11-22T05:00:30Z', 'once')
  expect(firings).toEqual([`2026-11-22T05:00 ${mostMissedCounted}`])
})

it('does not count the hour twice in which the clocks are put back', () => {
  expect(due('30 2 * * *', '2026-10-24T00:30Z', '2026-10-26T01:30:10Z', 'all').firings).toEqual([
    '2026-10-24T00:30 1',
    '2026-10-25T00:30 1',
    '2026-10-26T01:30 0',
  ])
})
