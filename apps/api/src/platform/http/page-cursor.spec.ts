import { expect, it } from 'vitest'
import { formatCursor, pageFrom, parseCursor } from './page-cursor.js'

const row = (second: number) => ({
  at: new Date(Date.UTC(2026, 0, 1, 0, 0, second, 7)),
  id: `01980000-0000-7000-8000-00000000000${second}`,
})

it('comes back as the position it stands for', () => {
  expect(parseCursor(formatCursor(row(1)))).toEqual(row(1))
  expect(parseCursor(undefined)).toBeUndefined()
})

it.each([
  '',
  'x',
  'W10',
  Buffer.from('{"at":1}').toString('base64url'),
  Buffer.from('["2026-01-01T00:00:00.000Z","no id"]').toString('base64url'),
])('is refused when it is %j', (cursor) => {
  expect(() => parseCursor(cursor)).toThrow('not one that this API gave out')
})

it('is there only while there is more', () => {
  const rows = [row(3), row(2), row(1)]
  expect(pageFrom(rows, 2)).toEqual({ rows: [row(3), row(2)], nextCursor: formatCursor(row(2)) })
  expect(pageFrom(rows, 3).nextCursor).toBeNull()
  expect(pageFrom([], 3).nextCursor).toBeNull()
})
