import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arranged, type Box, boundsOf } from './arrange'

const box = (id: string, x: number, y: number, width = 248, height = 92): Box => ({ id, x, y, width, height })

const boxes = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 4 }).map((id) => `b${id}`),
    x: fc.integer({ min: -2_000, max: 2_000 }),
    y: fc.integer({ min: -2_000, max: 2_000 }),
    width: fc.integer({ min: 120, max: 400 }),
    height: fc.integer({ min: 60, max: 300 }),
  }),
  { selector: ({ id }) => id, minLength: 2, maxLength: 12 },
)

const after = (all: readonly Box[], moved: Record<string, { x: number; y: number }>) =>
  all.map((one) => ({ ...one, ...moved[one.id] }))

describe('arranging what is chosen', () => {
  it('lines up at the first, and names only what moves', () => {
    expect(arranged([box('a', 10, 0), box('b', 40, 100)], 'left')).toEqual({ b: { x: 10, y: 100 } })
    expect(arranged([box('a', 10, 50), box('b', 40, 0)], 'top')).toEqual({ a: { x: 10, y: 0 } })
  })

  it('spreads what lies between the outermost', () => {
    const moved = arranged([box('a', 0, 0, 100), box('b', 110, 0, 100), box('c', 500, 0, 100)], 'across')
    expect(moved).toEqual({ b: { x: 250, y: 0 } })
  })

  it('never lets what is spread overlap, and leaves the other direction alone', () => {
    fc.assert(
      fc.property(boxes, (all) => {
        const spread = after(all, arranged(all, 'down')).sort((a, b) => a.y - b.y)
        for (const [index, one] of spread.entries()) {
          const next = spread[index + 1]
          if (next !== undefined) expect(next.y).toBeGreaterThanOrEqual(one.y + one.height)
          expect(one.x).toBe(all.find(({ id }) => id === one.id)?.x)
        }
      }),
    )
  })

  it('finds nothing more to do the second time', () => {
    fc.assert(
      fc.property(boxes, fc.constantFrom('left', 'top'), (all, arrangement) => {
        const once = after(all, arranged(all, arrangement))
        expect(arranged(once, arrangement)).toEqual({})
        expect(boundsOf(once)[arrangement === 'left' ? 'x' : 'y']).toBe(
          boundsOf(all)[arrangement === 'left' ? 'x' : 'y'],
        )
      }),
    )
  })
})
