import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { handleOf, handleSchema } from './handle.js'
import { isFoundBy, searchTerms, searchText, searchWords } from './search-terms.js'

/** As a database finds it, whether by grams and parts or by the text alone. */
function finds(query: string, ...texts: string[]) {
  const terms = searchTerms(query)
  const found = isFoundBy(texts, terms)
  const words = searchText(texts)
  expect(terms.everyPart.every((part) => words.includes(part))).toBe(found)
  return found
}

describe('what a search finds', () => {
  it.each([
    ['개월', '12개월 할부', true],
    ['珈琲', '自家焙煎の珈琲豆', true],
    ['컵', '유리컵 세트', true],
    ['皿', '染付小皿', true],
    ['mug', 'Stoneware mugs', true],
    ['MUG', 'stoneware mug', true],
    ['ｶｯﾌﾟ', '白いカップ', true],
    ['m', 'Stoneware mug', true],
    ['w', 'Stoneware mug', false],
    ['ware', 'Stoneware mug', true],
    ['mug stone', 'Stoneware mug', true],
    ['mug glass', 'Stoneware mug', false],
    ['drip-brs', 'DRIP-BRS-04', true],
    ['가나다', '나다 가나', false],
    ['월개', '12개월', false],
    ['', 'anything', true],
    ['%_', 'anything', true],
  ])('%s in %s: %s', (query, text, found) => {
    expect(finds(query, text)).toBe(found)
  })

  it('is each word of a text, and each part of two letters or more', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'abcdé개월드립珈琲カップ09'),
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 4 }),
        fc.nat(),
        fc.nat(),
        (words, from, length) => {
          const text = words.join(' ')
          expect(finds(text, text)).toBe(true)
          const [first = ''] = searchWords(text)
          const characters = [...first]
          const start = from % characters.length
          const part = characters.slice(start, start + 2 + (length % 4)).join('')
          if ([...part].length > 1) expect(finds(part, text)).toBe(true)
        },
      ),
      { numRuns: 100 },
    )
  })
})

it.each([
  ['Linen apron, 2nd', 'linen-apron-2nd'],
  ['리넨 앞치마', '리넨-앞치마'],
  ['珈琲ドリッパー', '珈琲ドリッパー'],
  [' -- ', 'product'],
])('makes %s the handle %s', (title, handle) => {
  expect(handleOf(title)).toBe(handle)
  expect(handleSchema.parse(handle)).toBe(handle)
})

it('makes a handle of any title', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
      expect(handleSchema.safeParse(handleOf(title)).error?.message).toBeUndefined()
    }),
    { numRuns: 100 },
  )
})
