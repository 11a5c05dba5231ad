import { readdir } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { conversationIdSchema, Redaction } from '@counterflow/core'
import sharp from 'sharp'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { shownMediaSchema } from '../src/commerce/media/media.contract.js'
import { MailFiles } from '../src/inbox/email/files/mail-files.js'
import { mailThreads } from '../src/inbox/email/mail-thread.table.js'
import { InboxWork } from '../src/inbox/inbox-work.js'
import { MessageTopics } from '../src/inbox/labelling/message-topics.js'
import { DATABASE, type Database } from '../src/platform/database/database.js'
import { Transactions } from '../src/platform/database/transactions.js'
import { PersonalData } from '../src/platform/personal-data/personal-data.js'
import { ChatVisitor } from './chat-visitor.js'
import { type ShopApplication, startShop, wholeProduct } from './shop-application.js'

let shop: ShopApplication
let support: Record<string, string>
beforeAll(async () => {
  shop = await startShop(wholeProduct())
  support = await shop.staff('support')
  vi.spyOn(shop.application.get(MessageTopics, { strict: false }), 'judgeEach').mockImplementation(
    async (texts) => texts.map(() => ({ topic: null, probability: 0.1 })),
  )
  shop.application.get(InboxWork, { strict: false }).start()
})
afterAll(() => shop?.close())

async function upload(bytes: Uint8Array, headers: Record<string, string>) {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)]), 'holiday.jpg')
  const url = `${shop.url}/api/v1/conversations/images`
  const response = await fetch(url, { method: 'POST', headers, body: form })
  return { status: response.status, body: await response.json() }
}

/** A picture that says it has a hundred million pixels, in 60 bytes. */
function hugePicture(): Buffer {
  const size = Buffer.alloc(13)
  size.writeUInt32BE(10_000, 0)
  size.writeUInt32BE(10_000, 4)
  size.set([8, 2, 0, 0, 0], 8)
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, check])
  }
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([
    signature,
    chunk('IHDR', size),
    chunk('IDAT', Buffer.alloc(0)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

describe('a picture for a customer (R27, R28)', () => {
  it('with a GPS position is drawn anew without it, and the customer sees it', async () => {
    const photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#864' } })
      .withExif({ IFD0: { Artist: 'Somebody' }, IFD3: { GPSLatitude: '37/1 34/1 0/1' } })
      .jpeg()
      .toBuffer()
    const taken = await upload(photo, support)
    expect(taken.status).toBe(201)
    const { id } = shownMediaSchema.parse(taken.body)
    const visitor = await ChatVisitor.come(shop)
    await visitor.write('Which color is it?')
    const path = `/api/v1/conversations/${visitor.conversationId}/replies`
    const reply = { clientKey: uuidv7(), mediaId: id, text: 'This one', seenPosition: 1 }
    expect((await shop.send(support, 'POST', path, reply)).status).toBe(201)
    const shown = async () => (await visitor.entries()).entries.at(-1)?.content
    await expect.poll(shown, { timeout: 20_000 }).toMatchObject({ type: 'image', text: 'This one' })
    const content = await shown()
    if (content?.type !== 'image') throw new Error('This is no picture.')
    const file = Buffer.from(await (await fetch(new URL(content.url, shop.url))).arrayBuffer())
    const { format, exif } = await sharp(file).metadata()
    expect({ format, exif }).toEqual({ format: 'webp', exif: undefined })
    expect(file.includes('Somebody')).toBe(false)
  })

  it.each([
    ['no image', Buffer.from('<svg onload=alert(1)>'), 'not-an-image'],
    ['of 100 megapixels', hugePicture(), 'too-many-pixels'],
  ])('is refused when it is %s', async (_what, bytes, type) => {
    expect(await upload(bytes, support)).toMatchObject({ status: 422, body: { type: `/problems/${type}` } })
  })

  it('is sent by staff alone', async () => {
    const visitor = await ChatVisitor.come(shop)
    const photo = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#000' } })
      .png()
      .toBuffer()
    const byVisitor = { origin: shop.url, authorization: `Bearer ${visitor.token}` }
    expect([401, 403]).toContain((await upload(photo, byVisitor)).status)
    expect((await upload(photo, await shop.staff('cashier'))).status).toBe(403)
  })
})

describe('files that came by mail', () => {
  it('go with the person who is erased, unless somebody else has sent the same', async () => {
    const { application } = shop
    const files = application.get(MailFiles, { strict: false })
    const transactions = application.get(Transactions)
    async function mailed(name: string, texts: string[]) {
      const { conversationId: id } = await ChatVisitor.come(shop, { name })
      const stored = await files.store(
        texts.map((text) => ({ name: `${text}.txt`, mediaType: 'text/plain', content: Buffer.from(text) })),
      )
      const conversationId = conversationIdSchema.parse(id)
      await transactions.run((transaction) => files.attach(transaction, conversationId, stored, new Date()))
      await application
        .get<Database>(DATABASE)
        .insert(mailThreads)
        .values({
          messageId: `${name}@example.com`,
          conversationId,
          direction: 'in',
          sender: `${name}@example.com`,
          subject: 'My papers',
          at: new Date(),
        })
      return stored.map(
        ({ attachment }) => `/api/v1/conversations/${conversationId}/files/${attachment.fileId}`,
      )
    }
    const [secret = '', shared = ''] = await mailed('leaver', ['passport', 'leaflet'])
    const [theirs = ''] = await mailed('stays', ['leaflet'])
    const statusOf = async (path: string) => (await fetch(`${shop.url}${path}`, { headers: support })).status
    expect(await Promise.all([secret, shared, theirs].map(statusOf))).toEqual([200, 200, 200])
    const keeper = application
      .get(PersonalData)
      .keepers()
      .find(({ section }) => section === 'mail_files')
    const traces = { ids: [], phones: [], names: [], texts: [], belongings: [], eventIds: [] }
    const person = { ...traces, emails: ['Leaver@example.com'] }
    await transactions.run(async (transaction) => keeper?.erase(transaction, person, new Redaction(person)))
    expect(await Promise.all([secret, shared, theirs].map(statusOf))).toEqual([404, 404, 200])
    // Its bytes go after the commit.
    const onDisk = async () =>
      (await readdir(`${shop.dataFolder}/mail-files`, { recursive: true })).filter((name) =>
        name.endsWith('.bin'),
      )
    await expect.poll(async () => (await onDisk()).length, { timeout: 20_000 }).toBe(1)
    const left = await transactions.run((transaction) => transaction.select().from(mailThreads))
    expect(JSON.stringify(left)).not.toMatch(/"sender":"leaver@/)
  })
})
