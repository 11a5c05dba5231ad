import { expect, it } from 'vitest'
import { inOrderOfLength } from './in-order-of-length.js'

it('asks for texts of like length together, and answers in the order in which they came', async () => {
  const asked: (readonly string[])[] = []
  const answers = await inOrderOfLength(['four', 'a', 'three', 'bb', ''], 2, async (alike) => {
    asked.push(alike)
    return alike.map((text) => text.toUpperCase())
  })
  expect(answers).toEqual(['FOUR', 'A', 'THREE', 'BB', ''])
  expect(asked).toEqual([['', 'a'], ['bb', 'four'], ['three']])
})
