import { expect, it } from 'vitest'
import { allToggled, nothingSelected, stillShown, toggled } from './selection'

const shown = ['a', 'b', 'c', 'd', 'e']
const one = (id: string, range = false) => ({ id, range })
const after = (...steps: { id: string; range: boolean }[]) => [
  ...steps.reduce((selection, { id, range }) => toggled(selection, id, { range, shown }), nothingSelected)
    .ids,
]

it('marks rows one by one, and takes marks away', () => {
  expect(after(one('a'), one('c'))).toEqual(['a', 'c'])
  expect(after(one('a'), one('c'), one('a'))).toEqual(['c'])
})

it('marks a range down and up, and takes the marks of one away', () => {
  expect(after(one('b'), one('d', true))).toEqual(['b', 'c', 'd'])
  expect(after(one('d'), one('b', true)).toSorted()).toEqual(['b', 'c', 'd'])
  expect(after(one('a'), one('e', true), one('d'), one('b', true))).toEqual(['a', 'e'])
})

it('marks only the row itself where no range began, or where its beginning is gone', () => {
  expect(after(one('c', true))).toEqual(['c'])
  const gone = { ...nothingSelected, anchor: 'z' }
  expect([...toggled(gone, 'c', { range: true, shown }).ids]).toEqual(['c'])
})

it('marks all that is shown and then nothing, and forgets what is shown no more', () => {
  const all = allToggled(nothingSelected, shown)
  expect(all.ids.size).toBe(5)
  expect(allToggled(all, shown)).toBe(nothingSelected)
  expect([...stillShown(all, ['b', 'x']).ids]).toEqual(['b'])
  expect(stillShown(all, shown)).toBe(all)
})

it('means no more all that matches once a row is marked by itself', () => {
  const everything = { ...allToggled(nothingSelected, shown), everything: true }
  expect(toggled(everything, 'a', { range: false, shown }).everything).toBe(false)
})
