import fc from 'fast-check'
import { expect, it } from 'vitest'
import { longestLocationCode, shortCode } from './short-code.js'

it('is the beginning of the name', () => {
  expect(shortCode('Seochon store', new Set())).toBe('SEOCHO')
  expect(shortCode('Café 2', new Set())).toBe('CAFE2')
  expect(shortCode('Seochon store', new Set(['SEOCHO']))).toBe('SEOCH2')
  expect(shortCode('서촌', new Set(['S1']))).toBe('S2')
})

it('is short, plain and nobody else’s, whatever the name', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 9 }), { maxLength: 30 }), (names) => {
      const taken = new Set<string>()
      for (const name of names) {
        const code = shortCode(name, taken)
        expect(code).toMatch(new RegExp(`^[A-Z0-9]{1,${longestLocationCode}}$`))
        expect(taken.has(code)).toBe(false)
        taken.add(code)
      }
    }),
  )
})
