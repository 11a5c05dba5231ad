import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { variantIdSchema } from '../identifier/id.js'
import { availabilityOf, fewPieces, mostSellable } from './availability.js'
import { type CartLine, mostCartLines, mostPieces, withMorePieces, withQuantity } from './cart-line.js'

const id = (number: number) => `01980000-0000-7000-8000-${String(number).padStart(12, '0')}`
const variant = (number: number) => variantIdSchema.parse(id(number))

const changes = fc.array(
  fc.record({ variant: fc.integer({ min: 0, max: 3 }), quantity: fc.integer({ min: 1, max: 50 }) }),
  { maxLength: 20 },
)

describe('the lines of a cart', () => {
  it('hold each variant once, with all pieces that were added', () => {
    fc.assert(
      fc.property(changes, (added) => {
        const lines = added.reduce((before: readonly CartLine[], change, index) => {
          const wish = {
            variantId: variant(change.variant),
            quantity: change.quantity,
            newId: id(100 + index),
          }
          const result = withMorePieces(before, wish)
          return result.done ? result.lines : before
        }, [])
        expect(new Set(lines.map(({ variantId }) => variantId)).size).toBe(lines.length)
        const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0)
        expect(pieces).toBe(added.reduce((sum, { quantity }) => sum + quantity, 0))
      }),
    )
  })

  it('end at their limits', () => {
    const full = Array.from({ length: mostCartLines }, (_, index) => ({
      id: id(index),
      variantId: variant(index),
      quantity: 1,
    }))
    const wish = { variantId: variant(500), quantity: 1, newId: id(900) }
    expect(withMorePieces(full, wish)).toEqual({ done: false, reason: 'too-many-lines' })
    expect(withMorePieces(full, { ...wish, variantId: variant(1), quantity: mostPieces })).toEqual({
      done: false,
      reason: 'too-many-pieces',
    })
    expect(withQuantity(full, id(0), mostPieces + 1)).toMatchObject({ done: false })
  })

  it('lose the one that has no pieces left', () => {
    const lines = [{ id: id(1), variantId: variant(1), quantity: 2 }]
    expect(withQuantity(lines, id(1), 0)).toEqual({ done: true, lines: [] })
    expect(withQuantity(lines, id(1), 5)).toMatchObject({ lines: [{ quantity: 5 }] })
  })
})

describe('what customers are told of stock', () => {
  const counted = { tracked: true, oversell: false }
  it.each([
    [{ available: fewPieces + 1, ...counted }, 'in_stock', fewPieces + 1],
    [{ available: fewPieces, ...counted }, 'few_left', fewPieces],
    [{ available: 0, ...counted }, 'out_of_stock', 0],
    [{ available: -3, ...counted }, 'out_of_stock', 0],
    [{ available: 0, tracked: false, oversell: false }, 'in_stock', null],
    [{ available: -3, tracked: true, oversell: true }, 'in_stock', null],
  ] as const)('of %o is %s', (stock, told, most) => {
    expect(availabilityOf(stock)).toBe(told)
    expect(mostSellable(stock)).toBe(most)
  })
})
