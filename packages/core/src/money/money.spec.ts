import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocateMoney } from './allocation.js'
import {
  addMoney,
  CurrencyMismatchError,
  compareMoney,
  multiplyMoney,
  subtractMoney,
  sumMoney,
} from './arithmetic.js'
import { currencies, exponentOf } from './currency.js'
import { MoneyRangeError, money } from './money.js'
import { divideRounded } from './rounding.js'
import { taxIncludedIn, taxOnTop } from './tax.js'

const largest = Number.MAX_SAFE_INTEGER

describe('money', () => {
  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, largest + 1, 2n ** 53n])('refuses %s', (amount) => {
    expect(() => money(amount, 'USD')).toThrow(MoneyRangeError)
  })

  it('has the exponents of ISO 4217', () => {
    const unusual = currencies.filter((currency) => exponentOf(currency) !== 2)
    expect(unusual.map((currency) => [currency, exponentOf(currency)])).toEqual([
      ['BHD', 3],
      ['JPY', 0],
      ['KRW', 0],
      ['KWD', 3],
    ])
  })
})

describe('arithmetic', () => {
  it('adds, subtracts, multiplies and compares', () => {
    expect(addMoney(money(1, 'KRW'), money(2, 'KRW'))).toEqual({ amount: 3, currency: 'KRW' })
    expect(subtractMoney(money(1, 'KRW'), money(2, 'KRW'))).toEqual({ amount: -1, currency: 'KRW' })
    expect(multiplyMoney(money(1999, 'USD'), 3)).toEqual({ amount: 5997, currency: 'USD' })
    expect(sumMoney([], 'JPY')).toEqual({ amount: 0, currency: 'JPY' })
    expect([3, 1, 2].map((amount) => money(amount, 'KRW')).sort(compareMoney)).toEqual(
      [1, 2, 3].map((amount) => money(amount, 'KRW')),
    )
  })

  it('never mixes currencies', () => {
    const [won, yen] = [money(1, 'KRW'), money(1, 'JPY')]
    expect(() => addMoney(won, yen)).toThrow(CurrencyMismatchError)
    expect(() => subtractMoney(won, yen)).toThrow(CurrencyMismatchError)
    expect(() => compareMoney(won, yen)).toThrow(CurrencyMismatchError)
    expect(() => sumMoney([won, yen], 'KRW')).toThrow('KRW and JPY')
  })

  it('refuses what a number cannot hold exactly instead of rounding it away', () => {
    expect(() => addMoney(money(largest, 'KRW'), money(1, 'KRW'))).toThrow(MoneyRangeError)
    expect(() => multiplyMoney(money(largest, 'KRW'), 2)).toThrow(MoneyRangeError)
    expect(() => multiplyMoney(money(100, 'KRW'), 1.5)).toThrow(MoneyRangeError)
  })
})

describe('rounding', () => {
  it.each([
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [5n, -2n, -3n],
    [7n, 3n, 2n],
    [8n, 3n, 3n],
    [-1n, 3n, 0n],
    [0n, 3n, 0n],
  ])('%d / %d is %d', (dividend, divisor, expected) => {
    expect(divideRounded(dividend, divisor)).toBe(expected)
  })
})

describe('tax', () => {
  it('is included or comes on top', () => {
    expect(taxIncludedIn(money(11_000, 'KRW'), 1_000)).toEqual(money(1_000, 'KRW'))
    expect(taxOnTop(money(1_005, 'KRW'), 1_000)).toEqual(money(101, 'KRW'))
    expect(() => taxOnTop(money(1, 'KRW'), -1)).toThrow(MoneyRangeError)
    expect(() => taxIncludedIn(money(1, 'KRW'), 0.5)).toThrow(MoneyRangeError)
  })

  it('of a refund mirrors the tax of the sale', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 12 }),
        fc.integer({ min: 0, max: 5_000 }),
        (amount, rate) => {
          const sale = taxIncludedIn(money(amount, 'EUR'), rate).amount
          expect(taxIncludedIn(money(-amount, 'EUR'), rate).amount + sale).toBe(0)
        },
      ),
    )
  })
})

describe('allocateMoney', () => {
  it('gives what does not divide to the largest remainders, and to the earlier of equal ones', () => {
    const split = (total: number, weights: number[]) =>
      allocateMoney(money(total, 'USD'), weights).map(({ amount }) => amount)
    expect(split(100, [1, 1, 1])).toEqual([34, 33, 33])
    expect(split(10, [1, 5, 4])).toEqual([1, 5, 4])
    expect(split(5, [30, 70])).toEqual([2, 3])
    expect(split(-100, [1, 1, 1])).toEqual([-34, -33, -33])
    expect(split(7, [0, 0])).toEqual([4, 3])
    expect(split(7, [0, 1])).toEqual([0, 7])
  })

  it('cannot split into nothing, or by a part of a weight', () => {
    expect(() => allocateMoney(money(1, 'USD'), [])).toThrow(RangeError)
    expect(() => allocateMoney(money(1, 'USD'), [0.5])).toThrow(MoneyRangeError)
    expect(() => allocateMoney(money(1, 'USD'), [-1])).toThrow(MoneyRangeError)
  })

  it('never loses a unit, and no share is a whole unit away from its due', () => {
    const weights = fc.array(fc.integer({ min: 0, max: largest }), { minLength: 1, maxLength: 50 })
    fc.assert(
      fc.property(fc.maxSafeInteger(), weights, (total, given) => {
        const shares = allocateMoney(money(total, 'KWD'), given)
        expect(sumMoney(shares, 'KWD')).toEqual(money(total, 'KWD'))
        const sum = given.reduce((accumulated, weight) => accumulated + BigInt(weight), 0n)
        if (sum === 0n) return
        for (const [index, share] of shares.entries()) {
          const off = BigInt(share.amount) * sum - BigInt(total) * BigInt(given[index] ?? 0)
          expect(off > -sum && off < sum).toBe(true)
        }
      }),
    )
  })
})
