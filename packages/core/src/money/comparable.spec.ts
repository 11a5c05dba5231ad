import { describe, expect, it } from 'vitest'
import { comparableAmount, usualDisputeFee } from './comparable.js'
import { currencies } from './currency.js'
import { MoneyRangeError, money } from './money.js'

describe('comparableAmount', () => {
  it('keeps a threshold round in each currency', () => {
    const threshold = money(100_000, 'USD')
    expect(comparableAmount(threshold, 'USD')).toEqual(threshold)
    expect(comparableAmount(threshold, 'KRW')).toEqual(money(1_000_000, 'KRW'))
    expect(comparableAmount(threshold, 'JPY')).toEqual(money(100_000, 'JPY'))
    expect(comparableAmount(threshold, 'KWD')).toEqual(money(1_000_000, 'KWD'))
    expect(comparableAmount(money(2_000_000, 'KRW'), 'USD')).toEqual(money(200_000, 'USD'))
  })

  it('says when a figure is too large to hold', () => {
    expect(() => comparableAmount(money(Number.MAX_SAFE_INTEGER, 'USD'), 'KWD')).toThrow(MoneyRangeError)
  })
})

describe('usualDisputeFee', () => {
  it('is a positive amount of each currency', () => {
    expect(usualDisputeFee('USD')).toEqual(money(1_500, 'USD'))
    expect(usualDisputeFee('KRW')).toEqual(money(15_000, 'KRW'))
    expect(usualDisputeFee('JPY')).toEqual(money(1_500, 'JPY'))
    for (const currency of currencies) expect(usualDisputeFee(currency).amount).toBeGreaterThan(0)
  })
})
