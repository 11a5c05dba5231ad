import { readdir, utimes } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type ShopApplication, startShop } from '../../../test/shop-application.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { Retention } from '../../platform/retention/retention.js'
import { productSchema } from '../products/product.contract.js'
import { shownMediaSchema } from './media.contract.js'

let shop: ShopApplication
let owner: Record<string, string>
beforeAll(async () => {
  shop = await startShop()
  owner = await shop.staff('owner')
})
afterAll(() => shop?.close())

const problemSchema = z.object({ type: z.string() })

async function upload(bytes: Uint8Array<ArrayBuffer>, { caller = owner, field = 'file' } = {}) {
  const form = new FormData()
  form.set(field, new Blob([bytes]), 'picture.png')
  const response = await fetch(`${shop.url}/api/v1/media`, { method: 'POST', headers: caller, body: form })
  return { status: response.status, body: await response.json() }
}

/** A photo with its place and its maker hidden in it, lying on its side. */
async function photo(width = 2_400, height = 1_200): Promise<Uint8Array<ArrayBuffer>> {
  const drawn = await sharp({ create: { width, height, channels: 3, background: '#8a6d3b' } })
    .withExif({ IFD0: { Artist: 'Somebody' }, IFD3: { GPSLatitude: '37/1 34/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  return new Uint8Array(drawn)
}

describe('an image', () => {
  it('is drawn anew in three sizes, upright, with nothing hidden in it, and kept once', async () => {
    const bytes = await photo()
    const { status, body } = await upload(bytes)
    expect(status).toBe(201)
    const media = shownMediaSchema.parse(body)
    expect(media).toMatchObject({ width: 800, height: 1_600 })
    expect(shownMediaSchema.parse((await upload(bytes)).body)).toEqual(media)
    for (const [address, longest] of [
      [media.small, 160],
      [media.medium, 640],
      [media.large, 1_600],
    ] as const) {
      const response = await fetch(`${shop.url}${address}`)
      expect(response.headers.get('content-type')).toBe('image/webp')
      expect(response.headers.get('cache-control')).toContain('immutable')
      const file = await response.arrayBuffer()
      const { format, height, exif, orientation } = await sharp(file).metadata()
      expect({ format, height, exif, orientation }).toEqual({ format: 'webp', height: longest })
      expect(Buffer.from(file).includes('Somebody')).toBe(false)
    }
    const folders = await readdir(`${shop.dataFolder}/media`)
    expect(
      (await Promise.all(folders.map((name) => readdir(`${shop.dataFolder}/media/${name}`)))).flat(),
    ).toHaveLength(3)
  })

  it('belongs to products, in their order and with words for those who do not see it', async () => {
    const [first, second] = await Promise.all(
      [10, 20].map(async (width) => shownMediaSchema.parse((await upload(await photo(width, 10))).body)),
    )
    const send = (method: string, address: string, body: unknown) =>
      shop.send(owner, method, `/api/v1/products${address}`, body)
    const alt = { en: 'From above', ko: '', ja: '' }
    const made = await send('POST', '', {
      title: { en: 'Plate' },
      media: [{ id: first?.id, alt }, { id: second?.id }],
    })
    const { id, version, media } = productSchema.parse(made.body)
    expect(media.map((image) => [image.id, image.alt.en])).toEqual([
      [first?.id, 'From above'],
      [second?.id, ''],
    ])
    const turned = await send('PATCH', `/${id}`, { version, media: [{ id: second?.id }, { id: first?.id }] })
    expect(productSchema.parse(turned.body).media.map((image) => [image.id, image.alt.en])).toEqual([
      [second?.id, ''],
      [first?.id, 'From above'],
    ])
    const wrong = await send('PATCH', `/${id}`, { version: 2, media: [{ id }] })
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ path: '/media/0/id' }] } })
  })
})

describe('an image that nothing names any more', () => {
  const clean = () => shop.application.get(Retention).forgetAll()
  const database = () => shop.application.get<Database>(DATABASE)
  const aDayPasses = () =>
    database().execute(sql`update media set created_at = created_at - interval '25 hours'`)
  const isThere = async (address: string) => (await fetch(`${shop.url}${address}`)).status === 200
  const image = async (width: number) => shownMediaSchema.parse((await upload(await photo(width, 30))).body)

  /** As if all files had been written two days ago. */
  async function oldFiles(): Promise<void> {
    const then = new Date(Date.now() - 48 * 3_600_000)
    for (const name of await readdir(`${shop.dataFolder}/media`, { recursive: true })) {
      if (name.endsWith('.webp')) await utimes(`${shop.dataFolder}/media/${name}`, then, then)
    }
  }

  it('goes after a day with its files; one that a product or its text shows stays, and so does a new one', async () => {
    const [unused, shown, written] = [await image(101), await image(102), await image(103)]
    const text = `![Size](${written.large})`
    await shop.send(owner, 'POST', '/api/v1/products', {
      title: { en: 'Cup' },
      description: { en: text },
      media: [{ id: shown.id }],
    })
    await aDayPasses()
    await oldFiles()
    const young = await image(104)
    await clean()
    expect(await isThere(unused.large)).toBe(false)
    for (const { large, small } of [shown, written, young]) {
      expect([await isThere(large), await isThere(small)]).toEqual([true, true])
    }
    expect((await image(101)).id).not.toBe(unused.id)
    expect(await isThere(unused.large)).toBe(true)
  })

  it('is spared for a day when it is sent again, and a file without a row goes as well', async () => {
    const again = await image(105)
    await aDayPasses()
    await image(105)
    const lost = await image(106)
    await database().execute(sql`delete from media where id = ${lost.id}`)
    await clean()
    expect([await isThere(again.large), await isThere(lost.large)]).toEqual([true, true])
    await oldFiles()
    await clean()
    expect([await isThere(again.large), await isThere(lost.large)]).toEqual([true, false])
  })
})

describe('what is refused', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'
  const bomb = () =>
    sharp({ create: { width: 8_000, height: 8_000, channels: 3, background: '#fff' } })
      .png({ palette: true })
      .toBuffer()

  it.each([
    ['a text', Buffer.from('hello'), 'not-an-image'],
    ['nothing', Buffer.from(''), 'not-an-image'],
    ['a drawing that could refer to files', Buffer.from(svg), 'not-an-image'],
    ['a JPEG that is cut off', Buffer.from('ffd8ffe000104a464946', 'hex'), 'not-an-image'],
    ['more pixels than fit into the memory', bomb(), 'too-many-pixels'],
    ['more than ten megabytes', Buffer.alloc(10_000_001, 0xff), 'file-too-large'],
  ])('is %s', async (_, bytes, type) => {
    const { status, body } = await upload(new Uint8Array(await bytes))
    expect(problemSchema.parse(body).type).toBe(`/problems/${type}`)
    expect(status).toBe(type === 'file-too-large' ? 413 : 422)
  })

  it('is a form without the file, a body that is no form, and whoever may not', async () => {
    expect(await upload(await photo(9, 9), { field: 'other' })).toMatchObject({ status: 422 })
    expect(await shop.send(owner, 'POST', '/api/v1/media', {})).toMatchObject({ status: 415 })
    expect(await upload(await photo(9, 9), { caller: { origin: shop.url } })).toMatchObject({ status: 401 })
    const cashier = await shop.staff('cashier')
    expect(await upload(await photo(9, 9), { caller: cashier })).toMatchObject({ status: 403 })
  })

  it('is an address that is none of ours', async () => {
    for (const file of ['..%2f..%2fsecret-key', `${'0'.repeat(64)}-huge.webp`]) {
      expect((await fetch(`${shop.url}/api/v1/media/files/${file}`)).status).toBe(422)
    }
    expect((await fetch(`${shop.url}/api/v1/media/files/${'0'.repeat(64)}-small.webp`)).status).toBe(404)
  })
})
