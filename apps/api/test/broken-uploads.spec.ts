import { readdir } from 'node:fs/promises'
import { connect } from 'node:net'
import path from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type ShopApplication, startShop } from './shop-application.js'

const lines: Record<string, unknown>[] = []
const logger = pino(
  { level: 'debug', serializers: { error: pino.stdSerializers.err } },
  { write: (line: string) => void lines.push(JSON.parse(line)) },
)

let shop: ShopApplication
let owner: Record<string, string>
beforeAll(async () => {
  shop = await startShop({ modules: [], contract: [], logger })
  owner = await shop.staff('owner')
})
afterAll(() => shop?.close())
beforeEach(() => void lines.splice(0))

const list = z.object({ items: z.array(z.unknown()) })
const boundary = 'the-boundary'
const csv = `handle,title,sku,price\r\n${'mug,Mug,MUG,100\r\n'.repeat(2_000)}`
const form = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="f"\r\n\r\n${csv}`

/** Sends the head of a request and a part of its body; then `end` is done with the connection. */
async function sendPart(
  address: string,
  { announced, body, type }: { announced: number; body: string; type: string },
  end: 'destroy' | 'end',
): Promise<string> {
  const { host, hostname, port } = new URL(shop.url)
  const socket = connect(Number(port), hostname)
  const answer: Buffer[] = []
  socket.on('data', (bytes) => answer.push(Buffer.from(bytes)))
  const closed = new Promise((resolve) => socket.once('close', resolve))
  const headers = Object.entries({ ...owner, host, 'content-type': type })
  const head = [`POST ${address} HTTP/1.1`, `content-length: ${announced}`]
  const written = [...head, ...headers.map(([name, value]) => `${name}: ${value}`), '', body].join('\r\n')
  await new Promise((resolve) => socket.write(written, resolve))
  if (end === 'destroy') {
    // Long enough for the server to be at it.
    await new Promise((resolve) => setTimeout(resolve, 100))
    socket.resetAndDestroy()
  } else {
    await expect.poll(() => Buffer.concat(answer).includes('}'), { timeout: 5_000 }).toBe(true)
    socket.end()
  }
  await closed
  return Buffer.concat(answer).toString()
}

const type = `multipart/form-data; boundary=${boundary}`
const imports = async () =>
  list.parse((await shop.send(owner, 'GET', '/api/v1/product-imports')).body).items.length
const levels = { error: 50, warn: 40 }
const complaints = () => lines.filter(({ level }) => Number(level) >= levels.warn)

describe('an upload that breaks off', () => {
  it.each([
    ['/api/v1/product-imports', form, type],
    ['/api/v1/media', form, type],
    ['/api/v1/products', '{"title": {"en": "Mug', 'application/json'],
  ])('is in the log of %s as such, and nothing else is', async (address, body, contentType) => {
    const before = await imports()
    lines.splice(0)
    await sendPart(address, { announced: body.length + 100_000, body, type: contentType }, 'destroy')
    await expect
      .poll(() => lines.filter(({ path: asked }) => asked === address))
      .toEqual([expect.objectContaining({ status: 400, brokenOff: true, level: 30 })])
    expect(complaints()).toEqual([])
    expect(await imports()).toBe(before)
    const kept = await readdir(path.join(shop.dataFolder, 'media')).catch(() => [])
    expect(kept).toEqual([])
  })

  it.each(['/api/v1/product-imports', '/api/v1/media'])(
    'is told to whoever still listens: %s',
    async (address) => {
      const before = await imports()
      const part = form.slice(0, 300)
      const answer = await sendPart(address, { announced: part.length, body: part, type }, 'end')
      expect(answer).toMatch(/^HTTP\/1.1 400 /)
      expect(answer).toContain('/problems/incomplete-body')
      expect(answer).toContain('Nothing of it was kept')
      expect(complaints()).toEqual([])
      expect(await imports()).toBe(before)
    },
  )
})

describe('an upload of more than is taken', () => {
  it('is refused by what it announces, before it has come', async () => {
    const announced = { announced: 60_000_000, body: form.slice(0, 300), type }
    const answer = await sendPart('/api/v1/product-imports', announced, 'end')
    expect(answer).toMatch(/^HTTP\/1.1 413 /)
    expect(answer).toContain('larger than 50 MB')
    expect(complaints()).toEqual([])
  })
})
