import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFoundBy, searchTerms } from '../../catalogue/search-terms.js'
import { SearchIndex } from './search-index.js'

const shelf = new SearchIndex<string>()
shelf.put('1', 'mug', ['Blue mug', '파란 머그컵', '青いマグカップ', 'MUG-01'])
shelf.put('2', 'cup', ['Espresso cup', '에스프레소 컵', 'エスプレッソカップ', 'CUP-02'])
shelf.put('3', 'plate', ['Plate', '접시', '皿', 'PLT-03'])

describe('the shelf', () => {
  it.each([
    ['머그', ['mug']],
    ['그컵', ['mug']],
    ['컵', ['mug', 'cup']],
    ['カップ', ['mug', 'cup']],
    ['皿', ['plate']],
    ['p', ['plate']],
    ['blue mu', ['mug']],
    ['plt-03', ['plate']],
    ['xyz', []],
    ['', []],
  ])('finds for %j %j', (query, found) => {
    expect(shelf.find(query, 10)).toEqual(found)
  })

  it('says no more than it was asked for', () => {
    expect(shelf.find('컵', 1)).toEqual(['mug'])
  })

  it('follows what changes, and knows no more what went', () => {
    const index = new SearchIndex<string>()
    index.put('1', 'old', ['Blue mug'])
    index.put('2', 'cup', ['Cup'])
    index.put('1', 'newer', ['Blue mug'])
    expect(index.find('blue', 5)).toEqual(['newer'])
    index.put('1', 'green', ['Green mug'])
    expect([index.find('blue', 5), index.find('green', 5)]).toEqual([[], ['green']])
    index.remove('1')
    index.remove('9')
    expect([index.find('mug', 5), index.size]).toEqual([[], 1])
  })

  it('finds just what a look at everything finds', () => {
    const words = fc.array(
      fc.constantFrom('파란', '컵', '머그컵', 'mug', 'green', 'マグ', 'カップ', '青い', 'm1'),
      {
        minLength: 1,
        maxLength: 3,
      },
    )
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 12 }),
        fc.constantFrom('컵', '머그', 'mu', 'マグ', 'g', '青い', 'm1 컵'),
        (titles, query) => {
          const index = new SearchIndex<number>()
          titles.forEach((title, place) => {
            index.put(String(place), place, [title.join(' ')])
          })
          const all = titles.flatMap((title, place) =>
            isFoundBy([title.join(' ')], searchTerms(query)) ? [place] : [],
          )
          expect(index.find(query, 100)).toEqual(all)
        },
      ),
    )
  })
})
