import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { inTurn } from '../../scripts/boot/turn.mjs'

const script = fileURLToPath(new URL('../../scripts/boot/turn.mjs', import.meta.url))
const place = (name: string) => `/spec/${name}/${process.pid}`
const turnOf = (checkout: string) =>
  join(tmpdir(), `counterflow-${createHash('sha256').update(checkout).digest('hex').slice(0, 16)}.turn`)

it('lets one at a time work in a checkout, and others in theirs', async () => {
  const checkout = place('busy')
  let busy = 0
  let most = 0
  const work = async () => {
    busy += 1
    most = Math.max(most, busy)
    await delay(20)
    busy -= 1
  }
  await Promise.all([inTurn(checkout, work), inTurn(checkout, work), inTurn(checkout, work)])
  expect(most).toBe(1)
  await inTurn(checkout, () => inTurn(place('another'), work))
  expect(existsSync(turnOf(checkout))).toBe(false)
})

it('ends with an error, and with its holder', async () => {
  const checkout = place('left')
  await expect(inTurn(checkout, () => Promise.reject(new Error('The build failed.')))).rejects.toThrow(
    'build',
  )
  expect(await inTurn(checkout, async () => 'done')).toBe('done')

  const code = `import { inTurn } from ${JSON.stringify(script)}
    await inTurn(${JSON.stringify(checkout)}, () => new Promise(() => { console.log('mine'); setInterval(() => {}, 1_000) }))`
  const holder = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(holder.stdout, 'data')
  const next = inTurn(checkout, async () => 'next')
  expect(await Promise.race([next, delay(300, 'waits')])).toBe('waits')
  holder.kill('SIGKILL')
  expect(await next).toBe('next')
})

it('is not kept by a process number that cannot be', async () => {
  const checkout = place('nonsense')
  writeFileSync(turnOf(checkout), 'nonsense')
  expect(await inTurn(checkout, async () => 'done')).toBe('done')
})
