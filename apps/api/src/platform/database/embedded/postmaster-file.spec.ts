import { expect, it } from 'vitest'
import { parsePostmasterFile } from './postmaster-file.js'

const WHOLE = '4242\n/data\n1795000000\n5433\n/socket\n127.0.0.1\n 12345  6\nready   \n'

it('reads process, port and status', () => {
  expect(parsePostmasterFile(WHOLE)).toEqual({ pid: 4242, port: 5433, status: 'ready' })
})

it.each(['', '4242', '4242\n/data\n1795000000', 'nonsense\n\n\nnonsense', '-1\n/data\n0\n5433'])(
  'knows nothing from an unfinished or foreign file: %j',
  (text) => {
    expect(parsePostmasterFile(text)).toBeUndefined()
  },
)

it('has no status while the server has not written one', () => {
  const started = WHOLE.split('\n').slice(0, 5).join('\n')
  expect(parsePostmasterFile(started)?.status).toBe('')
})
