import { expect, it } from 'vitest'
import { entryLines } from './entry-lines'

const author = { type: 'customer', id: null, name: 'Yuna' } as const
const entry = (id: string, at: string, change: object = {}) => ({
  id,
  at: new Date(at).toISOString(),
  kind: 'message' as const,
  state: 'sent' as const,
  author,
  ...change,
})

it('parts days and names an author once in a row', () => {
  const lines = entryLines([
    entry('a', '2026-11-22T10:00'),
    entry('b', '2026-11-22T10:02'),
    entry('c', '2026-11-22T10:30'),
    entry('d', '2026-11-22T10:31', { author: { type: 'staff', id: 's', name: 'Minji' } }),
    entry('e', '2026-11-22T10:31', { kind: 'note', author: { type: 'staff', id: 's', name: 'Minji' } }),
    entry('f', '2026-11-23T00:01', { kind: 'note', author: { type: 'staff', id: 's', name: 'Minji' } }),
  ])
  expect(lines.map(({ entry: { id }, newDay, newAuthor }) => [id, newDay, newAuthor])).toEqual([
    ['a', true, true],
    ['b', false, false],
    ['c', false, true],
    ['d', false, true],
    ['e', false, true],
    ['f', true, true],
  ])
})

it('leaves out what was taken back', () => {
  const lines = entryLines([
    entry('a', '2026-11-22T10:00'),
    entry('b', '2026-11-22T10:01', { state: 'withdrawn' }),
    entry('c', '2026-11-22T10:02'),
  ])
  expect(lines.map(({ entry: { id }, newAuthor }) => [id, newAuthor])).toEqual([
    ['a', true],
    ['c', false],
  ])
})
