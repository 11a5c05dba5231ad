import {
  customerIdSchema,
  discountIdSchema,
  longestMessage,
  mostMessagesInWindow,
  sendPatience,
} from '@counterflow/core'
import { and, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
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
import { Transactions } from '../../platform/database/transactions.js'
import { ChannelRefusal } from '../channels/channel-directory.js'
import { conversationEntries } from '../entries/entry.table.js'
import { Outbox } from '../entries/outbox.js'
import { OutboxRecords } from '../entries/outbox-records.js'
import { Conversations } from './conversations.js'
import { WakingConversations } from './waking-conversations.js'

const patience = { timeout: 15_000, interval: 20 }
const clock = { now: new Date() }
const pass = (seconds: number) => {
  clock.now = new Date(clock.now.getTime() + seconds * 1_000)
}

let shop: ShopApplication
let owner: Record<string, string>
let support: Record<string, string>
let channel: ReturnType<typeof testChannel>
beforeAll(async () => {
  shop = await startInbox(() => clock.now)
  owner = await shop.staff('owner')
  support = await shop.staff('support')
  channel = testChannel(shop)
})
afterAll(() => shop?.close())

const at = (path = '') => `/api/v1/conversations${path}`
const get = async (path: string) => (await shop.send(owner, 'GET', at(path))).body
const list = async (query: string) => pageSchema.parse(await get(`?${query}`)).items.map(({ id }) => id)
const row = async ({ conversationId }: Visitor) => rowSchema.loose().parse(await get(`/${conversationId}`))
const put = ({ conversationId }: Visitor, what: string, body: object, caller = owner) =>
  shop.send(caller, 'PUT', at(`/${conversationId}/${what}`), body)
const entries = async ({ conversationId }: Visitor, query = '') =>
  entriesSchema.parse(await get(`/${conversationId}/entries?${query}`))
const reply = ({ conversationId }: Visitor, body: object, caller = owner) =>
  shop.send(caller, 'POST', at(`/${conversationId}/replies`), {
    clientKey: uuidv7(),
    seenPosition: 1_000,
    ...body,
  })
const come = async (name: string, text: string, more = {}) => {
  const visitor = await Visitor.come(shop, name, more)
  await visitor.write(text, undefined, clock.now)
  return visitor
}
const idOf = (answer: { body: unknown }) => z.object({ id: z.string() }).parse(answer.body).id
const states = async (visitor: Visitor) => (await entries(visitor)).entries.map(({ state }) => state)
const sendDue = () => shop.application.get(Outbox).doDue()
/** What `read` answers once the outbox has had another turn. */
const afterTurn = async <Answer>(read: () => Answer) => {
  await sendDue()
  return read()
}

describe('what staff answer', () => {
  it('goes out once it cannot be taken back, in its order, and is there once however often it is sent', async () => {
    const yuna = await come('Yuna Park', 'Hello?')
    expect(await row(yuna)).toMatchObject({ unread: true, waitingSince: clock.now.toISOString() })
    const clientKey = uuidv7()
    const first = await reply(yuna, { text: 'Hi Yuna!', clientKey })
    expect(first).toMatchObject({ status: 201, body: { position: 2, state: 'held', clientKey } })
    expect(idOf(await reply(yuna, { text: 'Hi Yuna!', clientKey }))).toBe(idOf(first))
    await reply(yuna, { text: 'How can I help?' })
    expect(await row(yuna)).toMatchObject({ waitingSince: null, unread: false })
    await sendDue()
    expect(await states(yuna)).toEqual(['sent', 'held', 'held'])
    pass(6)
    await expect.poll(() => afterTurn(() => channel.sent.length), patience).toBe(2)
    expect(channel.sent.map(({ position }) => position)).toEqual([2, 3])
    const withdraw = at(`/${yuna.conversationId}/replies/${idOf(first)}/withdraw`)
    expect(await shop.send(owner, 'POST', withdraw)).toMatchObject({
      status: 409,
      body: { type: '/problems/already-sent' },
    })
  })

  it('can be taken back in time, and then the customer waits on', async () => {
    const mina = await come('Mina Choi', 'Is it in stock?')
    const since = clock.now.toISOString()
    const id = idOf(await reply(mina, { text: 'Yes no' }))
    const withdrawn = await shop.send(owner, 'POST', at(`/${mina.conversationId}/replies/${id}/withdraw`))
    expect(withdrawn.body).toMatchObject({ state: 'withdrawn' })
    expect(await row(mina)).toMatchObject({ waitingSince: since })
    pass(6)
    await sendDue()
    expect(await states(mina)).toEqual(['sent', 'withdrawn'])
  })

  it('is kept with its reason when the channel refuses it, and sent again when asked', async () => {
    const haru = await come('Haru', 'Hi')
    channel.refuse = new ChannelRefusal('The mailbox is full.')
    const id = idOf(await reply(haru, { text: 'Hello Haru' }))
    expect(await row(haru)).toMatchObject({ waitingSince: null })
    pass(6)
    await expect.poll(() => afterTurn(() => states(haru)), patience).toEqual(['sent', 'failed'])
    expect((await entries(haru)).entries[1]?.failure).toBe('The mailbox is full.')
    expect(await row(haru)).toMatchObject({ waitingSince: expect.stringMatching(/Z$/) })
    channel.refuse = new Error('Busy.')
    await shop.send(owner, 'POST', at(`/${haru.conversationId}/replies/${id}/resend`))
    await expect.poll(() => afterTurn(() => states(haru)), patience).toEqual(['sent', 'sent'])
    channel.refuse = undefined
    const before = channel.sent.length
    pass(10)
    await expect.poll(() => afterTurn(() => channel.sent.length), patience).toBe(before + 1)
  })

  it('is sent by another process when one dies over it', async () => {
    const taro = await come('Taro', 'Hello')
    await reply(taro, { text: 'Hello Taro' })
    pass(6)
    const database = shop.application.get<Database>(DATABASE)
    const [due] = await database
      .select()
      .from(conversationEntries)
      .where(
        and(eq(conversationEntries.conversationId, taro.conversationId), eq(conversationEntries.position, 2)),
      )
    if (due === undefined) throw new Error('Nothing is due.')
    // The process that takes it never comes to send it.
    await shop.application.get(OutboxRecords).claim(due, new Date(clock.now.getTime() + sendPatience))
    const before = channel.sent.length
    expect(await afterTurn(() => channel.sent.length)).toBe(before)
    pass(sendPatience / 1_000 + 1)
    await expect.poll(() => afterTurn(() => channel.sent.length), patience).toBe(before + 1)
    expect(channel.sent.at(-1)).toMatchObject({ id: due.id })
  })

  it('warns of what a colleague has just answered, unless they insist', async () => {
    const jun = await come('Jun', 'Anybody?')
    await reply(jun, { text: 'I am on it' }, support)
    const late = { text: 'Me too', seenPosition: 1 }
    expect(await reply(jun, late)).toMatchObject({
      status: 409,
      body: { type: '/problems/newer-reply', position: 2 },
    })
    expect((await reply(jun, { ...late, force: true })).status).toBe(201)
  })

  it('may be products of the online store, and no discount that does not work', async () => {
    const aki = await come('Aki', 'What do you recommend?')
    const page = await shop.send(owner, 'GET', '/api/v1/products?limit=5&status=active')
    const products = z.object({ items: z.array(z.object({ id: z.string() })) }).parse(page.body)
    const productIds = products.items.slice(0, 3).map(({ id }) => id)
    expect((await reply(aki, { productIds, text: 'These' })).body).toMatchObject({
      content: { type: 'products', text: 'These', products: productIds.map((productId) => ({ productId })) },
    })
    expect(await row(aki)).toMatchObject({ preview: 'These', shares: null })
    await reply(aki, { productIds })
    expect(await row(aki)).toMatchObject({ preview: '', shares: 'products' })
    expect(await reply(aki, { productIds: [uuidv7()] })).toMatchObject({ status: 422 })
    expect(await reply(aki, { discountId: discountIdSchema.parse(uuidv7()) })).toMatchObject({ status: 404 })
    expect(await reply(aki, { text: '  ' })).toMatchObject({ status: 422 })
  })
})

describe('a conversation', () => {
  it('is sorted by staff, comes back from a snooze in time, and opens again for the same assignee', async () => {
    const sora = await come('Sora Lee', 'Do you deliver to Busan?')
    const people = z
      .object({ items: z.array(z.object({ id: z.string() })) })
      .parse(await get('/assignees')).items
    const staffId = people[0]?.id
    await put(sora, 'assignee', { staffId })
    expect(await put(sora, 'assignee', { staffId: uuidv7() })).toMatchObject({ status: 422 })
    expect((await put(sora, 'state', { state: 'closed' })).body).toMatchObject({ waitingSince: null })
    expect(await list('view=closed')).toEqual([sora.conversationId])
    await sora.write('One more thing', undefined, clock.now)
    expect(await row(sora)).toMatchObject({ state: 'open', assignee: { id: staffId }, unread: true })
    const until = new Date(clock.now.getTime() + 60_000).toISOString()
    await put(sora, 'snooze', { until })
    expect(await list('view=snoozed')).toEqual([sora.conversationId])
    expect(await list('view=open')).not.toContain(sora.conversationId)
    expect(await put(sora, 'snooze', { until: '2020-01-01T00:00:00Z' })).toMatchObject({ status: 422 })
    await put(sora, 'unread', { unread: false })
    pass(61)
    await shop.application.get(WakingConversations).doDue()
    expect(await row(sora)).toMatchObject({ snoozedUntil: null, unread: true })
    await put(sora, 'tags', { tags: ['vip', 'vip'] })
    expect(await list('view=all&tag=vip')).toEqual([sora.conversationId])
    const counts = z.object({ views: z.record(z.string(), z.int()) }).parse(await get('/counts'))
    expect(counts.views).toMatchObject({ closed: 0, snoozed: 0 })
    await put(sora, 'assignee', { staffId: idOf(await shop.send(owner, 'GET', '/api/v1/session')) })
    // Those who ask at the same moment are answered together, each with their own.
    const ask = async (caller: Record<string, string>) => (await shop.send(caller, 'GET', at('/counts'))).body
    const together = await Promise.all([ask(owner), ask(support), ask(owner)])
    expect(together).toMatchObject([{ views: { mine: 1 } }, { views: { mine: 0 } }, { views: { mine: 1 } }])
  })

  it('is one of several with which one thing is done, and one that is not there stops no other', async () => {
    const [one, other] = [await come('Lena', 'Hi'), await come('Lia', 'Hi')]
    const missing = uuidv7()
    const ids = [one.conversationId, missing, other.conversationId]
    const bulk = (deed: object) => shop.send(owner, 'POST', at('/bulk'), { ids, deed })
    expect((await bulk({ kind: 'add_tags', tags: ['batch'] })).body).toMatchObject({
      done: 2,
      failures: [{ conversationId: missing, type: 'not-found' }],
    })
    await bulk({ kind: 'set_state', state: 'closed' })
    expect(new Set(await list('view=closed&tag=batch'))).toEqual(
      new Set([one.conversationId, other.conversationId]),
    )
    expect(await row(one)).toMatchObject({ state: 'closed', tags: ['batch'] })
  })

  it('belongs to the customer that its own was merged into', async () => {
    const make = async (email: string) =>
      customerIdSchema.parse(
        idOf(await shop.send(owner, 'POST', '/api/v1/customers', { name: 'Kim', email })),
      )
    const [kept, gone] = [await make('kim@example.com'), await make('kim@example.org')]
    const kim = await come('Kim', 'It is me')
    const { application } = shop
    await application
      .get(Transactions)
      .run((transaction) =>
        application.get(Conversations).link(transaction, kim.conversationId, { customerId: gone }),
      )
    expect(await row(kim)).toMatchObject({ customer: { id: gone, email: 'kim@example.org' } })
    const merge = await shop.send(owner, 'POST', `/api/v1/customers/${kept}/merge`, { otherId: gone })
    expect(merge.status).toBe(200)
    expect(await row(kim)).toMatchObject({ customer: { id: kept } })
  })

  it('shows who else is there, and is never deleted', async () => {
    const nari = await come('Nari', 'Hello')
    await put(nari, 'presence', { doing: 'typing' }, support)
    expect((await row(nari)).presence).toMatchObject({ staff: [{ doing: 'typing' }] })
    pass(9)
    expect((await row(nari)).presence).toMatchObject({ staff: [] })
    expect((await shop.send(owner, 'DELETE', at(`/${nari.conversationId}`))).status).toBe(405)
  })

  it('is found by a name, an address or a word of Korean, Japanese or English', async () => {
    const found = await come('김하늘', '배송은 언제 되나요? 返品について WHOLESALE enquiry', {
      email: 'haneul.kim@example.org',
    })
    for (const search of ['하늘', '배송', '返品', 'wholesale', 'enqui', 'haneul.kim', 'example.org'])
      expect(await list(`view=all&search=${encodeURIComponent(search)}`), search).toEqual([
        found.conversationId,
      ])
    expect(await list('view=all&search=nothing')).toEqual([])
    expect(await list('view=all&search=%25')).toEqual([])
  })
})

describe('what a customer sends', () => {
  it('is kept as it was written, and as it is: text', async () => {
    const text = '<script>alert(1)</script> ‮مرحبا 👩🏽‍🚀 &amp;'
    const visitor = await come('Odd', text)
    expect((await entries(visitor)).entries).toMatchObject([{ content: { type: 'text', text } }])
  })

  it('is refused when it is too long, or too much within a minute', async () => {
    const visitor = await come('Loud', 'first')
    await expect(visitor.write('x'.repeat(longestMessage + 1))).rejects.toMatchObject({ status: 422 })
    await expect(visitor.write('half \ud800')).rejects.toMatchObject({ status: 422 })
    const write = (text: string) => visitor.write(text, undefined, clock.now)
    for (let count = 1; count < mostMessagesInWindow; count += 1) await write(`${count}`)
    await expect(write('one too many')).rejects.toMatchObject({ status: 429, retryAfter: 60 })
    pass(61)
    await write('now')
    expect((await entries(visitor)).entries.at(-1)?.position).toBe(mostMessagesInWindow + 1)
    const huge = await reply(visitor, { text: 'x'.repeat(1_100_000) })
    expect([413, 422]).toContain(huge.status)
  })

  it('is nobody else’s: ids are not to be guessed, and reading needs the permission', async () => {
    const visitor = await come('Private', 'mine')
    expect((await shop.send(owner, 'GET', at(`/${uuidv7()}/entries`))).status).toBe(404)
    const other = await come('Other', 'theirs')
    const { id } = (await entries(visitor)).entries[0] ?? {}
    const topic = at(`/${other.conversationId}/entries/${id}/topic`)
    expect((await shop.send(owner, 'PUT', topic, { topic: 'returns' })).status).toBe(404)
    const cashier = await shop.staff('cashier')
    expect((await shop.send(cashier, 'GET', at())).status).toBe(403)
  })
})
