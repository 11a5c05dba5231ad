import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stockAlertsOf } from './stock-alert.js'

describe('stockAlertsOf', () => {
  it.each([
    [6, 5, ['low']],
    [5, 4, []],
    [9, 0, ['low', 'out']],
    [1, -2, ['out']],
    [0, -1, []],
    [4, 9, []],
  ])('from %i to %i with a threshold of 5: %j', (before, after, alerts) => {
    expect(stockAlertsOf(before, after, 5)).toEqual(alerts)
  })

  it('tells of nothing but an empty shelf without a threshold', () => {
    expect(stockAlertsOf(9, 0, null)).toEqual(['out'])
  })

  it('tells once a fall: between two alerts of a kind, stock was above the line', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -5, max: 15 }), { maxLength: 40 }),
        fc.nat(10),
        (path, threshold) => {
          let mayTell = true
          for (const [index, after] of path.entries()) {
            const before = path[index - 1] ?? 100
            const told = stockAlertsOf(before, after, threshold).includes('low')
            if (before > threshold) mayTell = true
            expect(told).toBe(mayTell && after <= threshold)
            if (told) mayTell = false
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})
