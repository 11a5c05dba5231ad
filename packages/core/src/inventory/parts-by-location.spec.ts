import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { locationIdSchema, variantIdSchema } from '../identifier/id.js'
import { partsByLocation } from './parts-by-location.js'

const place = (index: number) => locationIdSchema.parse(`01980000-0000-7000-8000-00000000000${index}`)
const variant = (index: number) => variantIdSchema.parse(`01980000-0000-7000-8000-0000000000a${index}`)
const line = (key: string, index: number | null, quantity: number) => ({
  key,
  variantId: index === null ? null : variant(index),
  quantity,
})
const held = (index: number, location: number, quantity: number) => ({
  variantId: variant(index),
  locationId: place(location),
  quantity,
})

describe('what leaves from which location', () => {
  it('is divided by where it is held', () => {
    const lines = [line('dripper', 0, 3), line('kettle', 1, 1)]
    expect(partsByLocation(lines, [held(0, 0, 2), held(1, 1, 1), held(0, 1, 1)])).toEqual([
      { locationId: place(0), lines: [{ key: 'dripper', quantity: 2 }] },
      {
        locationId: place(1),
        lines: [
          { key: 'dripper', quantity: 1 },
          { key: 'kettle', quantity: 1 },
        ],
      },
    ])
  })

  it('goes with the first part where it is held nowhere, and alone where nothing is held', () => {
    expect(partsByLocation([line('dripper', 0, 3), line('gift wrap', null, 1)], [held(0, 1, 2)])).toEqual([
      {
        locationId: place(1),
        lines: [
          { key: 'dripper', quantity: 3 },
          { key: 'gift wrap', quantity: 1 },
        ],
      },
    ])
    expect(partsByLocation([line('gift wrap', null, 1)], [])).toEqual([
      { locationId: null, lines: [{ key: 'gift wrap', quantity: 1 }] },
    ])
    expect(partsByLocation([], [held(0, 1, 2)])).toEqual([])
  })

  it('is all that was to leave, and of each place no more than is held there', () => {
    const pieces = fc.record({
      index: fc.integer({ min: 0, max: 2 }),
      quantity: fc.integer({ min: 1, max: 9 }),
    })
    const holdings = fc.uniqueArray(
      fc.tuple(
        fc.integer({ min: 0, max: 2 }),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: -2, max: 6 }),
      ),
      { selector: ([index, location]) => `${index}/${location}`, maxLength: 8 },
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 5 }), holdings, (wanted, places) => {
        const lines = wanted.map(({ index, quantity }, key) => ({ ...line('', index, quantity), key }))
        const parts = partsByLocation(
          lines,
          places.map((each) => held(...each)),
        )
        for (const { key, quantity } of lines) {
          const sent = parts.flatMap((part) => part.lines).filter((each) => each.key === key)
          expect(sent.reduce((sum, each) => sum + each.quantity, 0)).toBe(quantity)
        }
        for (const part of parts.slice(1)) {
          const there = places.reduce(
            (sum, [, location, quantity]) =>
              place(location) === part.locationId ? sum + Math.max(0, quantity) : sum,
            0,
          )
          expect(part.lines.reduce((sum, each) => sum + each.quantity, 0)).toBeLessThanOrEqual(there)
        }
      }),
      { numRuns: 200 },
    )
  })
})
