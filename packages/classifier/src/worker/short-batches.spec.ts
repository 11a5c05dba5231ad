import { expect, it } from 'vitest'
import { judgeInShortBatches } from './short-batches.js'

it('reads texts of like length together, and answers in their order', async () => {
  const batches: number[][] = []
  const model = {
    judge: async (texts: readonly string[]) => {
      batches.push(texts.map(({ length }) => length))
      return texts.map(({ length }) => [length])
    },
  }
  const lengths = Array.from({ length: 20 }, (_, index) => (index * 7) % 20)
  const shares = await judgeInShortBatches(
    model,
    lengths.map((length) => 'x'.repeat(length)),
  )
  expect(shares).toEqual(lengths.map((length) => [length]))
  expect(batches.map((batch) => [batch[0], batch.at(-1)])).toEqual([
    [0, 7],
    [8, 15],
    [16, 19],
  ])
  expect(await judgeInShortBatches(model, [])).toEqual([])
})
