import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, realpath } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { signal } from '../../apps/api/src/platform/database/embedded/processes.js'
import {
  accepts,
  boot,
  clearAway,
  freePort,
  isBuilt,
  listening,
  type Product,
  processesOf,
  serverProcess,
} from './product.js'

/** The first start makes a database and fills a shop; beside all other specs that takes many times as long. */
const patience = 180_000
vi.setConfig({ testTimeout: patience, hookTimeout: patience })

let data: string
let port: number
const running: Product[] = []

beforeAll(async () => {
  data = await realpath(await mkdtemp(join(tmpdir(), 'counterflow-boot-')))
  await chmod(data, 0o755)
  port = await freePort()
})

afterEach(async () => {
  for (const product of running.splice(0)) {
    product.process.kill('SIGTERM')
    await product.ended
  }
  for (const pid of await processesOf(data)) signal(pid, 'SIGKILL')
})

afterAll(() => clearAway(data))

function start(environment: Record<string, string | undefined> = {}): Product {
  const product = boot(['start', '--data', data, '--port', String(port)], environment)
  running.push(product)
  return product
}

describe.skipIf(!isBuilt)('a product that is told to stop', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('leaves no process behind: %s', async (signal) => {
    const product = start()
    await listening(product, port)
    expect((await processesOf(data)).length).toBeGreaterThan(2)

    product.process.kill(signal)
    const { code, output } = await product.ended
    expect(await processesOf(data)).toEqual([])
    expect(await accepts(port)).toBe(false)
    expect(code, output).toBe(0)
  })

  it('before it is ready takes its database with it, and says nothing', async () => {
    const product = start()
    const database = join(data, 'postgres', 'data', 'postmaster.pid')
    await expect.poll(() => existsSync(database), { timeout: patience, interval: 5 }).toBe(true)
    product.process.kill('SIGTERM')
    const { code, output } = await product.ended
    expect(await processesOf(data)).toEqual([])
    expect(code, output).toBe(0)
    expect(output).not.toContain('Counterflow is ready')
  })

  it('passes a second Ctrl-C from npm on only once', async () => {
    const product = start()
    await listening(product, port)
    product.process.kill('SIGINT')
    product.process.kill('SIGINT')
    const { code } = await product.ended
    expect(code).toBe(0)
    expect(await processesOf(data)).toEqual([])
  })
})

describe.skipIf(!isBuilt)('a product that is killed', () => {
  it('takes its database with it', async () => {
    const product = start()
    await listening(product, port)
    process.kill(await serverProcess(data), 'SIGKILL')
    expect((await product.ended).code).toBe(137)
    expect(await processesOf(data)).toEqual([])
  })

  it('together with the boot script starts again over what was left', async () => {
    const product = start()
    await listening(product, port)
    const server = await serverProcess(data)
    product.process.kill('SIGKILL')
    process.kill(server, 'SIGKILL')
    await product.ended
    expect((await processesOf(data)).length).toBeGreaterThan(0)

    await delay(50)
    await listening(start(), port)
  })
})

describe.skipIf(!isBuilt)('a product that cannot run', () => {
  it.each([
    ['a setting that is no number', { PORT: 'abc' }, 'PORT'],
    [
      'a database that does not answer',
      { DATABASE_URL: 'postgres://shop:secret@127.0.0.1:1/shop' },
      'DATABASE_URL',
    ],
  ])('says what to do about %s, without a stack trace', async (_, environment, mentioned) => {
    const product = boot(['start', '--data', data], { PORT: String(port), ...environment })
    const { code, output } = await product.ended
    expect(code).toBe(78)
    expect(output).toContain(mentioned)
    expect(output).not.toContain('secret')
    expect(output).not.toMatch(/^\s+at /m)
  })

  it('says that the port is taken', async () => {
    const other = createServer().listen(port, '127.0.0.1')
    await once(other, 'listening')
    try {
      const { code, output } = await start().ended
      expect(code).toBe(78)
      expect(output).toContain(String(port))
      expect(output).not.toMatch(/^\s+at /m)
      expect(await processesOf(data)).toEqual([])
    } finally {
      other.close()
    }
  })
})

describe.skipIf(!isBuilt)('reset', () => {
  it('leaves the data of a running product alone, and says how to stop it', async () => {
    const product = start()
    await listening(product, port)
    const { code, output } = await boot(['reset', '--data', data, '--yes']).ended
    expect(code).toBe(78)
    expect(output).toContain(`kill ${await serverProcess(data)}`)
    expect(await accepts(port)).toBe(true)
  })
})
