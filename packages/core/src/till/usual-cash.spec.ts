import { expect, it } from 'vitest'
import { currencies } from '../money/currency.js'
import { usualCash } from './usual-cash.js'

it.each(currencies)('knows coins and notes of %s that any rounded amount can be paid with', (currency) => {
  const { smallestCoin, denominations, mostDifference } = usualCash(currency)
  expect([...denominations].sort((left, right) => right - left)).toEqual(denominations)
  expect(denominations.at(-1)).toBe(smallestCoin)
  expect(denominations.every((value) => value % smallestCoin === 0)).toBe(true)
  expect(mostDifference).toBeGreaterThan(0)
})
