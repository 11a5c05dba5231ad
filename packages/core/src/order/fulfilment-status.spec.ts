import { expect, it } from 'vitest'
import { fulfilmentStatusOf } from './fulfilment-status.js'

const line = (quantity: number, fulfilled: number) => ({ quantity, fulfilled })

it.each([
  [[line(2, 0), line(1, 0)], 'unfulfilled'],
  [[line(2, 1), line(1, 0)], 'partial'],
  [[line(2, 2), line(1, 0)], 'partial'],
  [[line(2, 2), line(1, 1)], 'fulfilled'],
  [[line(2, 2), line(0, 0)], 'fulfilled'],
  [[line(2, 0), line(0, 0)], 'unfulfilled'],
  [[], 'unfulfilled'],
] as const)('of %o is %s', (lines, status) => {
  expect(fulfilmentStatusOf(lines)).toBe(status)
})
