import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { locationIdSchema } from '../identifier/id.js'
import { planReservation } from './reservation-plan.js'
import { availableAt, availableOver, type StockLevel } from './stock-level.js'

const place = (index: number) => locationIdSchema.parse(`01980000-0000-7000-8000-00000000000${index}`)
const levels = (...available: number[]): StockLevel[] =>
  available.map((onHand, index) => ({ locationId: place(index), onHand, reserved: 0 }))
const from = (...pieces: [index: number, quantity: number][]) => ({
  enough: true,
  from: pieces.map(([index, quantity]) => ({ locationId: place(index), quantity })),
})

describe('planReservation', () => {
  it('takes all from the first location that has all', () => {
    expect(planReservation(levels(2, 10, 10), 3, false)).toEqual(from([1, 3]))
  })

  it('splits over the locations in their order where none has all', () => {
    expect(planReservation(levels(2, 0, 4), 5, false)).toEqual(from([0, 2], [2, 3]))
  })

  it('says how many there are where that is too few', () => {
    expect(planReservation(levels(2, -1, 4), 7, false)).toEqual({ enough: false, available: 6 })
    expect(planReservation([], 1, true)).toEqual({ enough: false, available: 0 })
  })

  it('promises what is missing from the first location where overselling is allowed', () => {
    expect(planReservation(levels(2, 4), 7, true)).toEqual(from([0, 3], [1, 4]))
    expect(planReservation(levels(-2, 4), 7, true)).toEqual(from([0, 3], [1, 4]))
  })

  it('serves exactly what was asked, never more than a location has, and refuses only what is not there', () => {
    const someLevels = fc
      .array(fc.record({ onHand: fc.integer({ min: -5, max: 20 }), reserved: fc.nat(10) }), {
        minLength: 1,
        maxLength: 6,
      })
      .map((rows) => rows.map((row, index) => ({ ...row, locationId: place(index) })))
    fc.assert(
      fc.property(someLevels, fc.integer({ min: 1, max: 40 }), fc.boolean(), (stock, quantity, oversell) => {
        const plan = planReservation(stock, quantity, oversell)
        const sellable = availableOver(stock.map((level) => (availableAt(level) > 0 ? level : none)))
        expect(plan.enough).toBe(oversell || sellable >= quantity)
        if (!plan.enough) {
          expect(plan.available).toBe(sellable)
          return
        }
        expect(plan.from.reduce((sum, pieces) => sum + pieces.quantity, 0)).toBe(quantity)
        expect(new Set(plan.from.map(({ locationId }) => locationId)).size).toBe(plan.from.length)
        for (const { locationId, quantity: served } of plan.from) {
          const level = stock.find((one) => one.locationId === locationId) ?? none
          expect(served).toBeGreaterThan(0)
          if (sellable >= quantity) expect(served).toBeLessThanOrEqual(availableAt(level))
        }
      }),
      { numRuns: 500 },
    )
  })
})

const none = { locationId: place(9), onHand: 0, reserved: 0 }
