import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rowWindow } from './row-window'

it('draws what is seen and little more, and keeps the room of the rest', () => {
  const lists = fc.record({
    count: fc.nat({ max: 100_000 }),
    rowHeight: fc.integer({ min: 20, max: 120 }),
    scrolled: fc.integer({ min: -200, max: 10_000_000 }),
    height: fc.integer({ min: 0, max: 2_000 }),
  })
  fc.assert(
    fc.property(lists, (list) => {
      const { first, end, before, after } = rowWindow(list)
      const { count, rowHeight, height } = list
      expect(before + (end - first) * rowHeight + after).toBe(count * rowHeight)
      expect(end - first).toBeLessThanOrEqual(Math.ceil(height / rowHeight) + 18)
      const top = Math.min(Math.max(0, list.scrolled), Math.max(0, count * rowHeight - height))
      expect(before).toBeLessThanOrEqual(top)
      expect(count * rowHeight - after).toBeGreaterThanOrEqual(Math.min(top + height, count * rowHeight))
    }),
    { numRuns: 80 },
  )
})
