import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sumMoney } from '../money/arithmetic.js'
import { money } from '../money/money.js'
import { paidShares, type RefundableOrder, refundOfPieces } from './refund-shares.js'

const usd = (amount: number) => money(amount, 'USD')
const line = (quantity: number, total: number, tax: number, refunded = 0) => ({
  quantity,
  refunded,
  total: usd(total),
  tax: usd(tax),
})

describe('what a customer paid for a part of an order', () => {
  it('is its price, where that includes the tax', () => {
    const order = {
      lines: [line(2, 2_000, 182), line(1, 900, 82)],
      shipping: usd(100),
      tax: usd(273),
      total: usd(3_000),
    }
    expect(paidShares(order)).toEqual({ lines: [usd(2_000), usd(900)], shipping: usd(100) })
  })

  it('has the tax that was raised on it, where that comes on top', () => {
    const order = {
      lines: [line(1, 1_000, 100), line(1, 500, 0)],
      shipping: usd(200),
      tax: usd(120),
      total: usd(1_820),
    }
    expect(paidShares(order)).toEqual({ lines: [usd(1_100), usd(500)], shipping: usd(220) })
  })

  it('has none of the tax that was raised on shipping alone', () => {
    const order = { lines: [line(2, 19_000, 0)], shipping: usd(700), tax: usd(35), total: usd(19_735) }
    expect(paidShares(order)).toEqual({ lines: [usd(19_000)], shipping: usd(735) })
  })

  it('is its price, where a till rounded a total that includes the tax', () => {
    const order = {
      lines: [line(1, 1_000, 74), line(1, 1_002, 0)],
      shipping: usd(0),
      tax: usd(74),
      total: usd(2_000),
    }
    expect(paidShares(order)).toEqual({ lines: [usd(999), usd(1_001)], shipping: usd(0) })
  })
})

describe('pieces of a line', () => {
  it('add up to the whole line, however they are given back', () => {
    const share = usd(1_000)
    expect([0, 1, 2].map((refunded) => refundOfPieces(share, { quantity: 3, refunded }, 1).amount)).toEqual([
      333, 333, 334,
    ])
    expect(refundOfPieces(share, { quantity: 3, refunded: 1 }, 2)).toEqual(usd(667))
    expect(() => refundOfPieces(share, { quantity: 3, refunded: 2 }, 2)).toThrow(RangeError)
  })
})

const lines = fc.array(
  fc.record({
    quantity: fc.integer({ min: 1, max: 7 }),
    refunded: fc.constant(0),
    total: fc.integer({ min: 0, max: 100_000 }).map(usd),
    tax: fc.integer({ min: 0, max: 9_000 }).map(usd),
  }),
  { minLength: 1, maxLength: 6 },
)

it('gives back all of an order and not a unit more, in any number of steps', () => {
  fc.assert(
    fc.property(lines, fc.nat(5_000), fc.boolean(), fc.nat(900), (ordered, shipping, onTop, shippingTax) => {
      const sum = sumMoney(
        ordered.map(({ total }) => total),
        'USD',
      ).amount
      const tax = ordered.reduce((all, each) => all + each.tax.amount, shippingTax)
      const total = sum + shipping + (onTop ? tax : 0)
      const order: RefundableOrder = {
        lines: ordered,
        shipping: usd(shipping),
        tax: usd(tax),
        total: usd(total),
      }
      const shares = paidShares(order)
      const back = ordered.flatMap((each, index) =>
        Array.from(
          { length: each.quantity },
          (_, refunded) => refundOfPieces(shares.lines[index] ?? usd(0), { ...each, refunded }, 1).amount,
        ),
      )
      expect(back.every((amount) => amount >= 0)).toBe(true)
      expect(back.reduce<number>((all, amount) => all + amount, shares.shipping.amount)).toBe(total)
    }),
    { numRuns: 200 },
  )
})
