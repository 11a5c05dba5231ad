import { firstWithTopics, inboxClientHeader, Redaction } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { entriesSchema, rowSchema, startInbox, Visitor } from '../../../test/inbox-application.js'
import type { ShopApplication } from '../../../test/shop-application.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { events } from '../../platform/events/event.table.js'
import { PersonalData } from '../../platform/personal-data/personal-data.js'
import { holdConversation } from '../conversations/conversation-records.js'
import { Labelling } from './labelling.js'
import { classifierUnavailable } from './labelling-problems.js'
import { MessageTopics } from './message-topics.js'

const clock = { now: new Date() }
let shop: ShopApplication
let owner: Record<string, string>
let judge: ReturnType<typeof spyOnJudge>
const spyOnJudge = () => vi.spyOn(shop.application.get(MessageTopics), 'judgeEach')

beforeAll(async () => {
  shop = await startInbox(() => clock.now)
  owner = await shop.staff('owner')
  judge = spyOnJudge()
})
afterAll(() => shop?.close())

const known = { returns: 0.97, shipping: 0.9, wholesale: 0.93 } as const
beforeEach(() => {
  judge.mockImplementation(async (texts) =>
    texts.map((text) => {
      for (const topic of ['returns', 'shipping', 'wholesale'] as const)
        if (text.includes(topic)) return { topic, probability: known[topic] }
      return { topic: null, probability: 0.8999 }
    }),
  )
})

const label = () => shop.application.get(Labelling).doDue()
const path = ({ conversationId }: Visitor) => `/api/v1/conversations/${conversationId}`
const row = async (visitor: Visitor) =>
  rowSchema.loose().parse((await shop.send(owner, 'GET', path(visitor))).body)
const entries = async (visitor: Visitor) =>
  entriesSchema.parse((await shop.send(owner, 'GET', `${path(visitor)}/entries`)).body).entries
const corrections = async () =>
  (await fetch(`${shop.url}/api/v1/topics/corrections`, { headers: owner })).text()
const correct = async (visitor: Visitor, position: number, topic: string | null) => {
  const { id } = (await entries(visitor))[position - 1] ?? {}
  return shop.send(owner, 'PUT', `${path(visitor)}/entries/${id}/topic`, { topic })
}

describe('the topics of a conversation', () => {
  it('are the two of its latest messages; what is not certain has none, and that is no news', async () => {
    const visitor = await Visitor.come(shop, 'Yuna')
    for (const text of ['shipping?', 'returns!', 'hm', 'wholesale']) await visitor.write(text)
    await label()
    expect(await row(visitor)).toMatchObject({ topics: ['wholesale', 'returns'] })
    expect((await entries(visitor)).map(({ topic }) => topic)).toEqual([
      { topic: 'shipping', probability: 0.9, by: 'model' },
      { topic: 'returns', probability: 0.97, by: 'model' },
      null,
      { topic: 'wholesale', probability: 0.93, by: 'model' },
    ])
    const found = await shop.send(owner, 'GET', '/api/v1/conversations?topic=returns')
    expect(found.body).toMatchObject({ items: [{ id: visitor.conversationId }] })
    const counts = await shop.send(owner, 'GET', '/api/v1/conversations/counts')
    expect(counts.body).toMatchObject({ topics: { returns: 1, wholesale: 1, shipping: 0 } })
    const asked = judge.mock.calls.length
    await label()
    expect(judge.mock.calls).toHaveLength(asked)
  })

  it('keep nobody from a conversation in whose messages there are none', async () => {
    const visitor = await Visitor.come(shop, 'Hana')
    await visitor.write('hm')
    await shop.application.get(Transactions).run(async (transaction) => {
      await holdConversation(transaction, visitor.conversationId)
      await label()
    })
    const asked = judge.mock.calls.length
    await label()
    expect(judge.mock.calls).toHaveLength(asked)
  })

  it('come later when there was no classifier, and messages come all the same', async () => {
    const visitor = await Visitor.come(shop, 'Mina')
    judge.mockRejectedValueOnce(classifierUnavailable(new Error('No runtime.')))
    await visitor.write('returns')
    await label()
    expect(await row(visitor)).toMatchObject({ topics: [], lastPosition: 1 })
    await label()
    expect(await row(visitor)).toMatchObject({ topics: [] })
    clock.now = new Date(clock.now.getTime() + 31_000)
    await label()
    expect(await row(visitor)).toMatchObject({ topics: ['returns'] })
  })

  it('are corrected by staff, who are never overruled, and are kept for training', async () => {
    const visitor = await Visitor.come(shop, 'Sora')
    await visitor.write('about my returns')
    await visitor.write('and shipping')
    await correct(visitor, 1, 'order_status')
    await label()
    expect((await correct(visitor, 2, null)).body).toMatchObject({ topic: null })
    expect(await row(visitor)).toMatchObject({ topics: ['order_status'] })
    const lines = (await corrections()).trim().split('\n')
    const source = `shop-${visitor.conversationId}`
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        text: 'about my returns',
        source,
        language: 'en',
        topic: 'order_status',
        model: { topic: null, probability: null },
        at: clock.now.toISOString(),
      },
      {
        text: 'and shipping',
        source,
        language: 'en',
        topic: 'none',
        model: { topic: 'shipping', probability: 0.9 },
        at: clock.now.toISOString(),
      },
    ])
  })
})

describe('R14: a client that was made before topics', () => {
  const asks = (method: string, where: string, version: string, body?: object) =>
    shop.send({ ...owner, [inboxClientHeader]: version }, method, where, body)

  it('works as in a shop that labels nothing', async () => {
    const visitor = await Visitor.come(shop, 'Jiwoo')
    await visitor.write('returns')
    await label()
    const [message] = await entries(visitor)
    const all = '/api/v1/conversations'
    const one = path(visitor)
    const older = (method: string, where: string, body?: object) => asks(method, where, '5.12.0', body)
    expect((await older('GET', one)).body).toMatchObject({ topics: [] })
    expect((await older('GET', `${one}/entries`)).body).toMatchObject({
      entries: [{ id: message?.id, topic: null }],
    })
    expect(JSON.stringify((await older('GET', `${all}?limit=100`)).body)).not.toMatch(/"topics":\["/)
    expect((await older('PUT', `${one}/unread`, { unread: true })).body).toMatchObject({ topics: [] })
    expect((await older('GET', `${all}/counts`)).body).toMatchObject({ topics: null, views: {} })
    const refused = { status: 409, body: { type: '/problems/client-without-topics', firstWithTopics } }
    expect(await older('GET', `${all}?topic=returns`)).toMatchObject(refused)
    const correction = `${one}/entries/${message?.id}/topic`
    expect(await older('PUT', correction, { topic: 'shipping' })).toMatchObject(refused)
    expect(await row(visitor)).toMatchObject({ topics: ['returns'] })
  })

  it('is one that says a version before the first; the first, and a program, are told', async () => {
    const visitor = await Visitor.come(shop, 'Aoi')
    await visitor.write('wholesale')
    await label()
    const topics = async (version: string) => (await asks('GET', path(visitor), version)).body
    expect(await topics(firstWithTopics)).toMatchObject({ topics: ['wholesale'] })
    expect(await topics('nonsense')).toMatchObject({ topics: [] })
    expect(await row(visitor)).toMatchObject({ topics: ['wholesale'] })
  })
})

it('a person who is erased leaves a conversation without words, in its order', async () => {
  const visitor = await Visitor.come(shop, 'Haneul Kim', { email: 'haneul@example.com' })
  await visitor.write('My parcel to Teheran-ro 12 about returns')
  await label()
  await correct(visitor, 1, 'shipping')
  const before = (await row(visitor)).version
  const keeper = shop.application
    .get(PersonalData)
    .keepers()
    .find(({ section }) => section === 'conversations')
  const person = {
    ids: [],
    emails: ['Haneul@example.com'],
    phones: [],
    names: [],
    texts: [],
    belongings: [],
    eventIds: [],
  }
  const database = shop.application.get<Database>(DATABASE)
  expect(JSON.stringify(await keeper?.collect(database, person))).toContain('Teheran-ro')
  const erase = () =>
    shop.application
      .get(Transactions)
      .run(async (transaction) => keeper?.erase(transaction, person, redaction))
  const redaction = new Redaction(person)
  expect(await erase()).toBe(2)
  expect(await erase()).toBe(0)
  expect(await row(visitor)).toMatchObject({ name: '[erased]', email: null, preview: '' })
  const changed = await shop.send(owner, 'GET', `${path(visitor)}/entries?changedAfter=${before}`)
  expect(changed.body).toMatchObject({
    entries: [{ position: 1, content: { type: 'redacted' } }],
    more: false,
  })
  const told = await database.select().from(events).where(sql`subject_id = ${visitor.conversationId}`)
  expect(JSON.stringify(told)).not.toMatch(/Teheran|haneul/i)
  expect(await corrections()).not.toContain('Teheran')
  const found = await shop.send(owner, 'GET', '/api/v1/conversations?view=all&search=Teheran')
  expect(found.body).toMatchObject({ items: [] })
})
