import { expect, it } from 'vitest'
import { allIds } from './all-ids'

it('reads page after page, and names each row once', async () => {
  const pages = [
    { items: [{ id: 'a' }, { id: 'b' }], nextCursor: '1' },
    { items: [{ id: 'b' }, { id: 'c' }], nextCursor: '2' },
    { items: [], nextCursor: null },
  ]
  const asked: (string | undefined)[] = []
  const ids = await allIds(async (cursor) => {
    asked.push(cursor)
    return pages[Number(cursor ?? 0)] ?? { items: [], nextCursor: null }
  })
  expect({ ids, asked }).toEqual({ ids: ['a', 'b', 'c'], asked: [undefined, '1', '2'] })
})
