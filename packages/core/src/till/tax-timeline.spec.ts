import { describe, expect, it } from 'vitest'
import { type TillTax, taxRulesBetween, taxTimeline } from './tax-timeline.js'

const ever = '1970-01-01T00:00:00.000Z'
const newYear = '2026-12-31T15:00:00.000Z'
const now = new Date('2026-11-22T09:00:00.000Z')
const tax = (from: string, percent: number): TillTax => ({
  from,
  ratesBasisPoints: [percent * 100],
  names: ['VAT'],
  included: true,
})

describe("a place's taxes", () => {
  it.each([
    ['nothing was told', [], [tax(ever, 10)], [tax(ever, 10)], 1],
    ['nothing has changed', [tax(ever, 10)], [tax(ever, 10)], [tax(ever, 10)], 0],
    [
      'a change is to come',
      [tax(ever, 10)],
      [tax(ever, 10), tax(newYear, 12)],
      [tax(ever, 10), tax(newYear, 12)],
      0,
    ],
    [
      'a change without a day begins at once',
      [tax(ever, 10)],
      [tax(ever, 12)],
      [tax(ever, 10), tax(now.toISOString(), 12)],
      1,
    ],
    [
      'a change with a day of before is of that day, whenever it was looked at',
      [tax(ever, 10)],
      [tax(ever, 10), tax('2026-11-01T15:00:00.000Z', 12)],
      [tax(ever, 10), tax('2026-11-01T15:00:00.000Z', 12)],
      1,
    ],
    [
      'two changes between two looks are both there',
      [tax(ever, 5)],
      [tax(ever, 5), tax('2026-01-01T00:00:00.000Z', 8), tax('2026-06-01T00:00:00.000Z', 10)],
      [tax(ever, 5), tax('2026-01-01T00:00:00.000Z', 8), tax('2026-06-01T00:00:00.000Z', 10)],
      2,
    ],
    [
      'a day before what was told last changes nothing of what was sold by then',
      [tax(ever, 10), tax('2026-11-20T00:00:00.000Z', 11)],
      [tax(ever, 10), tax('2026-11-01T00:00:00.000Z', 12)],
      [tax(ever, 10), tax('2026-11-20T00:00:00.000Z', 11), tax(now.toISOString(), 12)],
      1,
    ],
  ])('%s', (_, told, set, taxes, begun) => {
    const timeline = taxTimeline(told, set, now)
    expect(timeline.taxes).toEqual(taxes)
    expect(timeline.begun).toHaveLength(begun)
    // Told once, it is the same again.
    const told2 = [...told, ...timeline.begun]
    expect(taxTimeline(told2, set, now)).toEqual({ taxes, begun: [] })
  })
})

it('a moment is taxed by one rule, and one about a change by either', () => {
  const taxes = [tax(ever, 10), tax(newYear, 12)]
  const ratesIn = (from: string, to: string) =>
    taxRulesBetween(taxes, new Date(from), new Date(to)).map(({ ratesBasisPoints: [rate] }) => rate)
  expect(ratesIn('1960-01-01', '1960-01-02')).toEqual([1_000])
  expect(ratesIn('2026-12-31T14:00:00Z', '2026-12-31T14:59:59Z')).toEqual([1_000])
  expect(ratesIn('2026-12-31T14:59:00Z', '2026-12-31T15:00:00Z')).toEqual([1_000, 1_200])
  expect(ratesIn('2026-12-31T15:00:00Z', '2026-12-31T16:00:00Z')).toEqual([1_200])
})
