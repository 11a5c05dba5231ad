import { chmod, mkdtemp, readdir, readFile, realpath } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { boot, clearAway, freePort, isBuilt, listening, type Product } from './product.js'

/** The first start makes a database and fills a shop; beside all other specs that takes many times as long. */
const patience = 240_000
vi.setConfig({ testTimeout: patience, hookTimeout: patience })

let folder: string
let data: string
let backup: string
const running: Product[] = []

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'counterflow-backups-')))
  await chmod(folder, 0o755)
  data = join(folder, 'shop')
  backup = join(folder, 'shop.zip')
})

afterEach(async () => {
  for (const product of running.splice(0)) await stop(product)
})

afterAll(() => clearAway(folder))

async function start(home: string): Promise<{ product: Product; origin: string }> {
  const port = await freePort()
  const product = boot(['start', '--data', home, '--port', String(port)])
  running.push(product)
  await listening(product, port)
  return { product, origin: `http://localhost:${port}` }
}

async function stop(product: Product): Promise<void> {
  product.process.kill('SIGTERM')
  await product.ended
}

/** Without how they stand: what was declined in the demo shop is cancelled by itself, some time after a start. */
const orderList = z.object({
  items: z.array(
    z.object({ id: z.string(), number: z.string(), total: z.unknown(), customerId: z.unknown() }),
  ),
})

/** What the owner of the first shop is answered: their session, and which orders they see. */
async function ownerAt(origin: string) {
  const text = await readFile(join(data, 'first-sign-in.txt'), 'utf8')
  const [, email, password] = /(owner@\S+)\s+(\S+)/.exec(text) ?? []
  const session = await fetch(`${origin}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email, password }),
  })
  const cookie = session.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const orders = await fetch(`${origin}/api/v1/orders`, { headers: { cookie } })
  return { status: session.status, orders: orderList.parse(await orders.json()) }
}

describe.skipIf(!isBuilt)('a shop', () => {
  it('is saved while it runs, and restored on another machine', async () => {
    const { product, origin } = await start(data)
    const before = await ownerAt(origin)
    const saved = await boot(['backup', backup, '--with-keys', '--data', data]).ended
    expect(saved.output).toContain(`to ${backup}`)
    expect(saved.code).toBe(0)
    expect(await ownerAt(origin)).toEqual(before)
    await stop(product)

    const elsewhere = join(folder, 'elsewhere')
    const restored = await boot(['restore', backup, '--data', elsewhere]).ended
    expect(restored.output).toContain('Restored. Start Counterflow as usual.')
    expect(restored.code).toBe(0)
    const copy = await start(elsewhere)
    expect(await ownerAt(copy.origin)).toEqual(before)
    expect(before.status).toBe(200)
  })

  it('is replaced only when that is asked for, and never while it runs', async () => {
    const refused = await boot(['restore', backup, '--data', data]).ended
    expect(refused).toMatchObject({ code: 78 })
    expect(refused.output).toContain('--replace')

    const { product, origin } = await start(data)
    const busy = await boot(['restore', backup, '--data', data, '--replace']).ended
    expect(busy.code).toBe(78)
    expect(busy.output).toContain('already running')
    const before = await ownerAt(origin)
    await stop(product)

    const replaced = await boot(['restore', backup, '--data', data, '--replace']).ended
    expect(replaced.output).toMatch(/kept in the database "counterflow_until_\d{8}_\d{6}"/)
    expect(await ownerAt((await start(data)).origin)).toEqual(before)
  })

  it('goes into its own folder of backups when no file is named, while it stands still', async () => {
    const { code, output } = await boot(['backup', '--data', data]).ended
    expect(code).toBe(0)
    expect(output).toContain('The keys are not in it.')
    const [only] = await readdir(join(data, 'backups'))
    expect(only).toMatch(/^counterflow-\d{8}_\d{6}\.zip$/)
  })
})
