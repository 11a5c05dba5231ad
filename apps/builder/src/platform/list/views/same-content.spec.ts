import { expect, it } from 'vitest'
import { sameContent } from './same-content'

const view = { filters: { a: ['x'], b: true }, sort: 'placed_desc', columns: null }

it.each([
  [{ ...view, filters: { b: true, a: ['x'] } }, true],
  [{ ...view, filters: { a: ['y'], b: true } }, false],
  [{ ...view, filters: { a: ['x'] } }, false],
  [{ ...view, sort: 'total_desc' }, false],
  [{ ...view, columns: ['total'] }, false],
])('%j is the same: %s', (other, expected) => {
  expect(sameContent(view, other)).toBe(expected)
})
