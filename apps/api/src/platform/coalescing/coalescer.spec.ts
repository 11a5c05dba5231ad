import { expect, it } from 'vitest'
import { Coalescer } from './coalescer.js'

it('takes no more at once than it may carry, however heavy single values are', async () => {
  const sent: number[][] = []
  const coalescer = new Coalescer<number, number>(
    async (values) => {
      sent.push(values)
      return values
    },
    3,
    () => true,
    (value) => value,
    10,
  )
  const given = [1, 2, 3, 4, 6, 5, 11, 12, 1, 9]
  expect(await Promise.all(given.map((value) => coalescer.submit(value)))).toEqual(given)
  expect(sent).toEqual([[1, 2, 3], [4, 6], [5], [11], [12], [1, 9]])
})
