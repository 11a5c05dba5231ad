import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  entriesSchema,
  pageSchema,
  rowSchema,
  startInbox,
  testChannel,
  Visitor,
} from '../../../test/inbox-application.js'
import type { ShopApplication } from '../../../test/shop-application.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { events } from '../../platform/events/event.table.js'
import { InboxWork } from '../inbox-work.js'

let shop: ShopApplication
let owner: Record<string, string>
let channel: ReturnType<typeof testChannel>
beforeAll(async () => {
  shop = await startInbox()
  owner = await shop.staff('owner')
  channel = testChannel(shop)
  shop.application.get(InboxWork).start()
})
afterAll(() => shop?.close())

const at = (path = '') => `/api/v1/conversations${path}`
const get = async (path: string) => (await shop.send(owner, 'GET', at(path))).body
const list = async (query: string) => pageSchema.parse(await get(`?${query}`)).items.map(({ id }) => id)
const row = async (visitor: Visitor) => rowSchema.loose().parse(await get(`/${visitor.conversationId}`))
const put = (visitor: Visitor, what: string, body: object) =>
  shop.send(owner, 'PUT', at(`/${visitor.conversationId}/${what}`), body)
const entries = async (visitor: Visitor, query = '') =>
  entriesSchema.parse(await get(`/${visitor.conversationId}/entries?${query}`))
const reply = (visitor: Visitor, body: object) =>
  shop.send(owner, 'POST', at(`/${visitor.conversationId}/replies`), {
    clientKey: uuidv7(),
    seenPosition: 1_000,
    ...body,
  })

async function told(visitor: Visitor): Promise<string[]> {
  const rows = await shop.application.get<Database>(DATABASE).select().from(events).orderBy(events.sequence)
  return rows.filter(({ subjectId }) => subjectId === visitor.conversationId).map(({ type }) => type)
}

describe('a conversation', () => {
  it('begins with what a customer writes, and is open, unread and waiting', async () => {
    const sora = await Visitor.come(shop, 'Sora Lee')
    expect(await list('view=all')).not.toContain(sora.conversationId)
    await sora.write('Where is my parcel?')
    expect(await row(sora)).toMatchObject({
      name: 'Sora Lee',
      state: 'open',
      unread: true,
      lastPosition: 1,
      preview: 'Where is my parcel?',
      waitingSince: expect.stringMatching(/Z$/),
      presence: { staff: [], customerTyping: false },
    })
    expect(await list('view=open')).toContain(sora.conversationId)
    expect(await told(sora)).toEqual(['conversation.started', 'conversation.message_received'])
  })

  it('gets an answer, which goes out when it cannot be taken back any more', async () => {
    const yuna = await Visitor.come(shop, 'Yuna Park')
    await yuna.write('Hello?')
    const { status, body } = await reply(yuna, { text: 'Hi Yuna!' })
    expect(status).toBe(201)
    expect(body).toMatchObject({ position: 2, state: 'held', author: { type: 'staff' }, kind: 'message' })
    expect(await row(yuna)).toMatchObject({ waitingSince: null, unread: false })
    await expect
      .poll(async () => (await entries(yuna)).entries.at(-1)?.state, { timeout: 15_000 })
      .toBe('sent')
    await expect.poll(() => channel.sent.length, { timeout: 15_000 }).toBe(1)
    expect(channel.sent[0]).toMatchObject({ content: { type: 'text', text: 'Hi Yuna!' } })
    expect(await told(yuna)).toContain('conversation.replied')
  })

  it('is sorted by staff: closed, reopened, put off, assigned, tagged and marked', async () => {
    const mina = await Visitor.come(shop, 'Mina Choi')
    await mina.write('Do you deliver to Busan?')
    expect((await put(mina, 'state', { state: 'closed' })).body).toMatchObject({
      state: 'closed',
      waitingSince: null,
    })
    expect(await list('view=closed')).toEqual([mina.conversationId])
    await put(mina, 'state', { state: 'open' })
    const until = new Date(Date.now() + 3_600_000).toISOString()
    expect((await put(mina, 'snooze', { until })).body).toMatchObject({ snoozedUntil: until, state: 'open' })
    expect(await list('view=snoozed')).toEqual([mina.conversationId])
    expect(await list('view=open')).not.toContain(mina.conversationId)
    expect(await put(mina, 'snooze', { until: '2020-01-01T00:00:00Z' })).toMatchObject({ status: 422 })
    await mina.write('Anybody?')
    expect(await row(mina)).toMatchObject({ snoozedUntil: null, unread: true })
    await put(mina, 'tags', { tags: ['vip', 'vip', 'late'] })
    expect(await list('view=all&tag=vip')).toEqual([mina.conversationId])
    await put(mina, 'unread', { unread: false })
    expect(await row(mina)).toMatchObject({ unread: false, tags: ['vip', 'late'] })
  })
})
