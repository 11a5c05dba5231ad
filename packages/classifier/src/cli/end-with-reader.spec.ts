import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, it } from 'vitest'

const file = new URL('../../bin/end-with-reader.mjs', import.meta.url).href

it('ends well when nobody reads any further', async () => {
  const program = `
    import { endWithReader } from ${JSON.stringify(file)}
    endWithReader()
    setInterval(() => process.stdout.write('line\\n'.repeat(10_000)), 1)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child.stdout.once('data', () => child.stdout.destroy())
  expect(await once(child, 'exit')).toEqual([0, null])
})
