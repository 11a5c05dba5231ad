import { execFile, spawn } from 'node:child_process'
import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { signedInHeaders } from '../chaos/shop.js'
import { PostgresApart } from './postgres-apart.js'
import { freePort, isBuilt, listening, type Product, watched } from './product.js'
import type { ShopOnPostgres } from './shop-on-postgres.js'

const gather = fileURLToPath(new URL('../../deploy/gather.mjs', import.meta.url))
/** It reads all code to see what belongs to it, which takes a while beside all other specs. */
const patience = 300_000

let server: PostgresApart
let place: ShopOnPostgres
let folder: string
let product: Product | undefined

async function startGathered(port: number, data: string): Promise<Product> {
  await mkdir(data)
  const env = {
    PATH: process.env.PATH,
    DATABASE_URL: place.url,
    COUNTERFLOW_SECRET_KEY: Buffer.alloc(32, 1).toString('base64'),
    COUNTERFLOW_ROLE: 'api',
    COUNTERFLOW_DATA: data,
    HOST: '127.0.0.1',
    PORT: String(port),
    HTTPS: 'off',
  }
  return watched(spawn(join(folder, 'counterflow'), { env, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] }))
}

/** A picture of one blue point. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYPgPAAEDAQAIicLsAAAAAElFTkSuQmCC',
  'base64',
)

describe.skipIf(!isBuilt)('what deploy/gather.mjs gathers', () => {
  beforeEach(async () => {
    server = await PostgresApart.start()
    place = await server.openShop()
    folder = await realpath(await mkdtemp(join(tmpdir(), 'counterflow-gathered-')))
  })
  afterEach(async () => {
    product?.process.kill('SIGTERM')
    await product?.ended
    await place.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  it('serves screens, labels messages and draws pictures, away from the checkout', {
    timeout: patience,
  }, async () => {
    await promisify(execFile)(process.execPath, [gather, folder])
    const port = await freePort()
    const data = join(folder, 'data')
    product = await startGathered(port, data)
    await listening(product, port)

    const origin = `http://127.0.0.1:${port}`
    for (const page of ['/', '/admin', '/till', '/api/docs']) {
      expect({ page, status: (await fetch(origin + page)).status }).toEqual({ page, status: 200 })
    }
    const headers = await signedInHeaders(origin, data)
    const judged = await fetch(`${origin}/api/v1/messages/classify`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'Where is my order?' }),
    })
    expect({ status: judged.status, answer: await judged.json() }).toMatchObject({
      status: 200,
      answer: { language: 'en' },
    })
    const form = new FormData()
    form.set('file', new Blob([picture], { type: 'image/png' }), 'point.png')
    const drawn = await fetch(`${origin}/api/v1/media`, { method: 'POST', headers, body: form })
    expect({ status: drawn.status, answer: await drawn.json() }).toMatchObject({
      status: 201,
      answer: { width: 1, height: 1 },
    })
  })
})

it('says what it needs to be told', async () => {
  const failed = await promisify(execFile)(process.execPath, [gather]).catch((error: unknown) => error)
  expect(failed).toMatchObject({ code: 64, stderr: expect.stringContaining('Name the folder') })
})
