import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { locationIdSchema, variantIdSchema } from '../identifier/id.js'
import { planReservation } from './reservation-plan.js'
import { reserveInTurn, type Shelf } from './reservation-queue.js'
import { availableAt, type StockLevel } from './stock-level.js'

const place = (index: number) => locationIdSchema.parse(`01980000-0000-7000-8000-00000000000${index}`)
const goods = (index: number) => variantIdSchema.parse(`01980000-0000-7000-8000-0000000001${index}0`)
const shelf = (oversell: boolean, ...available: number[]): Shelf => ({
  oversell,
  levels: available.map((onHand, index) => ({ locationId: place(index), onHand, reserved: 0 })),
})
const order = (allowOversell: boolean, ...pieces: [variant: number, quantity: number][]) => ({
  allowOversell,
  pieces: pieces.map(([variant, quantity], line) => ({ variantId: goods(variant), quantity, line })),
})

describe('reserveInTurn', () => {
  it('gives the last piece to the first order, and tells the second', () => {
    const last = new Map([[goods(0), shelf(false, 0, 1)]])
    expect(reserveInTurn(last, [order(false, [0, 1]), order(false, [0, 1])])).toEqual([
      { enough: true, from: [{ variantId: goods(0), locationId: place(1), quantity: 1 }] },
      { enough: false, missing: [{ variantId: goods(0), quantity: 1, line: 0, available: 0 }] },
    ])
  })

  it('keeps nothing of a refused order from those behind it', () => {
    const shelves = new Map([
      [goods(0), shelf(false, 1)],
      [goods(1), shelf(false, 0)],
    ])
    const [refused, served] = reserveInTurn(shelves, [order(false, [0, 1], [1, 1]), order(false, [0, 1])])
    expect(refused).toMatchObject({ enough: false, missing: [{ variantId: goods(1), line: 1 }] })
    expect(served).toMatchObject({ enough: true })
  })

  it('adds up the lines of one variant, and tells the first of them', () => {
    const shelves = new Map([[goods(0), shelf(false, 3)]])
    expect(reserveInTurn(shelves, [order(false, [0, 2], [0, 2])])).toEqual([
      { enough: false, missing: [{ variantId: goods(0), quantity: 4, line: 0, available: 3 }] },
    ])
  })

  it('counts nothing of goods without a shelf, and lets staff sell where there is no location', () => {
    const nowhere = new Map([[goods(0), shelf(false)]])
    expect(reserveInTurn(nowhere, [order(true, [0, 5]), order(false, [1, 9])])).toEqual([
      { enough: true, from: [] },
      { enough: true, from: [] },
    ])
  })

  it('ends where serving them alone, one by one, ends; and sells nothing that is not there', () => {
    const levels = fc.array(fc.integer({ min: -2, max: 8 }), { minLength: 1, maxLength: 3 })
    const shelves = fc
      .array(fc.record({ levels, oversell: fc.boolean() }), { minLength: 1, maxLength: 3 })
      .map((all) => new Map(all.map((one, index) => [goods(index), shelf(one.oversell, ...one.levels)])))
    const wanted = fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 5 })), {
      minLength: 1,
      maxLength: 4,
    })
    const orders = fc.array(
      fc.record({ pieces: wanted, staff: fc.boolean() }).map(({ pieces, staff }) => order(staff, ...pieces)),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(shelves, orders, (stock, queue) => {
        const reservations = reserveInTurn(stock, queue)
        const model = new Map<string, StockLevel[]>(
          [...stock].map(([id, { levels: all }]) => [id, all.map((level) => ({ ...level }))]),
        )
        for (const [index, { pieces, allowOversell }] of queue.entries()) {
          const sums = Map.groupBy(pieces, ({ variantId }) => variantId)
          const plans = [...sums].flatMap(([variantId, lines]) => {
            const quantity = lines.reduce((sum, line) => sum + line.quantity, 0)
            const oversell = allowOversell || stock.get(variantId)?.oversell === true
            const own = model.get(variantId)
            return own === undefined
              ? []
              : [{ own, plan: planReservation(own, quantity, oversell), oversell }]
          })
          const served = plans.every(({ plan }) => plan.enough)
          expect(reservations[index]?.enough).toBe(served)
          if (!served) continue
          for (const { own, plan, oversell } of plans) {
            const had = own.map(availableAt)
            for (const { locationId, quantity } of plan.enough ? plan.from : []) {
              const at = own.findIndex((level) => level.locationId === locationId)
              const level = own[at]
              if (level !== undefined) own[at] = { ...level, reserved: level.reserved + quantity }
            }
            // What is taken below zero was allowed to be.
            if (!oversell)
              for (const [at, level] of own.entries())
                expect(availableAt(level)).toBeGreaterThanOrEqual(Math.min(0, had[at] ?? 0))
          }
        }
        const given = reservations.flatMap((reservation) => (reservation.enough ? reservation.from : []))
        for (const [variantId, own] of model)
          for (const { locationId, reserved } of own) {
            const here = given.filter(
              (part) => part.variantId === variantId && part.locationId === locationId,
            )
            expect(here.reduce((sum, part) => sum + part.quantity, 0)).toBe(reserved)
          }
      }),
      { numRuns: 300 },
    )
  })
})
