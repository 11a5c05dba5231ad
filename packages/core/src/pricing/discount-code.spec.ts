import { describe, expect, it } from 'vitest'
import { discountCodeBytes, discountCodeKey, discountCodeSchema, newDiscountCode } from './discount-code.js'

describe('the code of a discount', () => {
  it.each([
    [' autumn10 ', 'AUTUMN10'],
    ['ＡＵＴＵＭＮ', 'AUTUMN'],
    ['가을-10', '가을-10'],
    ['秋の10', '秋の10'],
  ])('%j is %s', (typed, key) => {
    expect(discountCodeKey(typed)).toBe(key)
    expect(discountCodeSchema.parse(typed)).toBe(key)
  })

  it.each(['', 'A', 'TWO WORDS', 'A/B', 'X'.repeat(41), '<b>'])('is not %j', (typed) => {
    expect(discountCodeSchema.safeParse(typed).success).toBe(false)
  })

  it('that is made up can be used', () => {
    const code = newDiscountCode(
      Uint8Array.from({ length: discountCodeBytes }, (_, index) => index * 31),
      'thanks',
    )
    expect(code).toMatch(/^THANKS-[2-9B-Z]{8}$/)
    expect(discountCodeSchema.parse(code)).toBe(code)
    expect(newDiscountCode(new Uint8Array(discountCodeBytes))).toBe('22222222')
  })
})
