import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { snap } from './snap'

const area = (x: number, y: number, width = 248, height = 92) => ({ x, y, width, height })

describe('snapping', () => {
  it('goes onto the grid where nothing is near', () => {
    expect(snap(area(13, 3), [], 6)).toEqual({ shift: { x: 3, y: -3 }, guides: [] })
  })

  it('goes onto the edge of something near, and shows along what', () => {
    const { shift, guides } = snap(area(103, 401), [area(100, 0), area(900, 20)], 6)
    expect(shift).toEqual({ x: -3, y: -1 })
    expect(guides).toEqual([{ axis: 'x', at: 100, from: 0, to: 492 }])
  })

  it('lines middles up, which is what keeps a connection straight', () => {
    const { shift, guides } = snap(area(600, 12, 248, 68), [area(0, 0, 248, 92)], 6)
    expect(shift.y).toBe(0)
    expect(guides).toEqual([{ axis: 'y', at: 46, from: 0, to: 848 }])
  })

  it('never moves further than its reach or half a field of the grid', () => {
    const areas = fc.record({
      x: fc.integer({ min: -500, max: 500 }),
      y: fc.integer({ min: -500, max: 500 }),
      width: fc.integer({ min: 120, max: 300 }),
      height: fc.integer({ min: 60, max: 200 }),
    })
    fc.assert(
      fc.property(
        areas,
        fc.array(areas, { maxLength: 8 }),
        fc.integer({ min: 1, max: 20 }),
        (moved, others, reach) => {
          const { shift, guides } = snap(moved, others, reach)
          expect(Math.abs(shift.x)).toBeLessThanOrEqual(Math.max(reach, 4))
          expect(Math.abs(shift.y)).toBeLessThanOrEqual(Math.max(reach, 4))
          for (const guide of guides) expect(guide.from).toBeLessThan(guide.to)
        },
      ),
    )
  })
})
