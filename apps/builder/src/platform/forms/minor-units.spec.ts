import { decimalOf } from '@counterflow/i18n'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minorUnitsOf } from './minor-units'

describe('reading an amount', () => {
  it.each([
    ['12.5', 2, 1_250],
    ['12', 2, 1_200],
    ['0.01', 2, 1],
    ['125000', 0, 125_000],
    ['1.', 2, 100],
    ['1.234', 3, 1_234],
    ['-3.5', 2, -350],
  ])('%s with %i decimals is %i', (text, exponent, amount) => {
    expect(minorUnitsOf(text, exponent)).toBe(amount)
  })

  it.each([
    ['', 2],
    ['abc', 2],
    ['1.234', 2],
    ['1.5', 0],
    ['99999999999999999', 2],
  ])('%s with %i decimals is no amount', (text, exponent) => {
    expect(minorUnitsOf(text, exponent)).toBeUndefined()
  })

  it('reads back whatever was written', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom(0, 2, 3), (amount, exponent) => {
        expect(minorUnitsOf(decimalOf(amount, exponent), exponent)).toBe(amount)
      }),
    )
  })
})
