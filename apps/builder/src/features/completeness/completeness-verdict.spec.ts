import { describe, expect, it } from 'vitest'
import { type CompletenessDay, daysOf, type LedgerEpoch, recentDays } from './completeness-queries'
import { missingOf, verdictOf, verdictOn } from './completeness-verdict'
import { dayIn } from './useToday'

const day = (changes: Partial<CompletenessDay> = {}): CompletenessDay => ({
  day: '2026-11-22',
  epoch: 1,
  events: 4,
  firstSeq: 1,
  lastSeq: 4,
  unbroken: true,
  hashesMatch: true,
  decided: 0,
  erased: 0,
  tickets: 2,
  ledgerTotals: [],
  shopTickets: 2,
  shopTotals: [],
  totalsMatch: true,
  ...changes,
})

const epoch: LedgerEpoch = {
  epoch: 1,
  contiguous: 0,
  last: 0,
  promised: 0,
  gaps: [],
  waiting: 0,
  parked: 0,
  lastSeenAt: null,
  lastReceivedAt: null,
}

describe('the verdict on a day', () => {
  it('is good only where numbers, fingerprints and totals are, of each device', () => {
    const verdict = (on: string, ...days: CompletenessDay[]) => verdictOn(on, { days, epochs: [] })
    expect(verdict('2026-11-22', day(), day({ epoch: 2 }))).toBe('good')
    for (const wrong of [{ unbroken: false }, { hashesMatch: false }, { totalsMatch: false }]) {
      expect(verdict('2026-11-22', day(), day({ epoch: 2, ...wrong }))).toBe('bad')
    }
    expect(verdict('2026-11-21', day())).toBe('none')
  })

  it('is bad on both sides of a gap, and behind the last entry that came', () => {
    const later = day({ day: '2026-11-24', firstSeq: 9, lastSeq: 9 })
    const between = day({ day: '2026-11-23', firstSeq: 5, lastSeq: 6 })
    const missing = (from: number, to: number) => ({ ...epoch, gaps: [{ from, to }] })
    const verdicts = (gap: typeof epoch) =>
      ['2026-11-22', '2026-11-23', '2026-11-24'].map((on) =>
        verdictOn(on, { days: [day(), between, later], epochs: [gap] }),
      )
    expect(verdicts(missing(7, 8))).toEqual(['good', 'bad', 'bad'])
    expect(verdicts(missing(10, 12))).toEqual(['good', 'good', 'bad'])
    expect(verdicts({ ...missing(7, 8), epoch: 2 })).toEqual(['good', 'good', 'good'])
  })

  it('of a register that sent nothing is none, and of one that misses something bad', () => {
    const registerId = '01980000-0000-7000-8000-000000000001'
    const nothing = { days: [], decided: [] }
    expect(verdictOf({ registerId, complete: true, epochs: [epoch], ...nothing })).toBe('none')
    expect(verdictOf({ registerId, complete: true, epochs: [{ ...epoch, last: 3 }], ...nothing })).toBe(
      'good',
    )
    expect(verdictOf({ registerId, complete: false, epochs: [epoch], ...nothing })).toBe('bad')
    expect(
      missingOf([
        { from: 3, to: 3 },
        { from: 7, to: 9 },
      ]),
    ).toBe(4)
  })
})

describe('days', () => {
  it('are those of the shop, and go over the end of a month', () => {
    expect(dayIn(Date.parse('2026-11-21T15:30:00Z'), 'Asia/Seoul')).toBe('2026-11-22')
    expect(daysOf(recentDays('2026-03-01', 3))).toEqual(['2026-02-27', '2026-02-28', '2026-03-01'])
  })
})
