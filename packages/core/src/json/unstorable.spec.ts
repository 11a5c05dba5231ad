import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findUnstorable, withStorableTexts } from './unstorable.js'

it('a value is the same with texts that can be kept, each as long as before', () => {
  const value = { note: 'half \ud83d, nothing \0', list: ['whole 😀', { '\udc00': 1 }], gone: null }
  expect(withStorableTexts(value)).toEqual({
    note: 'half \ufffd, nothing \ufffd',
    list: ['whole 😀', { '\ufffd': 1 }],
    gone: null,
  })
})

it('nothing is left in any value that cannot be kept but for names and nesting', () => {
  const text = fc
    .string({ unit: 'binary' })
    .chain((whole) => fc.constantFrom(whole, `${whole}\ud83d`, `\0${whole}`))
  fc.assert(
    fc.property(fc.dictionary(text, fc.oneof(text, fc.array(text), fc.integer())), (value) => {
      const reasons = findUnstorable(withStorableTexts(value)).map(({ reason }) => reason)
      expect(reasons.filter((reason) => reason !== 'reserved_name')).toEqual([])
    }),
  )
})
