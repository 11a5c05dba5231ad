import { expect, it } from 'vitest'
import { valueAt } from './value-at.js'

const value = { data: { orders: [{ id: 7 }, { id: 8 }] }, empty: null }

it.each([
  ['', value],
  ['data.orders.1.id', 8],
  ['data.orders.2.id', undefined],
  ['empty.id', undefined],
  ['constructor', undefined],
  ['data.orders.length', 2],
])('at %j', (path, expected) => {
  expect(valueAt(value, path)).toEqual(expected)
})
