import { inboxFiguresSchema } from '@counterflow/core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { entriesSchema, startInbox, testChannel, Visitor } from '../../../test/inbox-application.js'
import type { ShopApplication } from '../../../test/shop-application.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { conversationEntries } from '../entries/entry.table.js'
import { InboxWork } from '../inbox-work.js'

let shop: ShopApplication
let owner: Record<string, string>
beforeAll(async () => {
  shop = await startInbox()
  owner = await shop.staff('owner')
  testChannel(shop)
  shop.application.get(InboxWork).start()
})
afterAll(() => shop?.close())

const ask = async (method: string, path: string, body?: unknown) =>
  (await shop.send(owner, method, `/api/v1/${path}`, body)).body
const figures = async (days: number) =>
  inboxFiguresSchema.parse(await ask('GET', `inbox/figures?days=${days}`))

it('has figures of nothing before anybody has written', async () => {
  const empty = await figures(7)
  expect(empty).toMatchObject({
    waitingNow: { conversations: 0, longestSince: null },
    firstAnswers: { count: 0, median: null, p90: null },
    labels: { messages: 0, labelled: 0, corrected: 0 },
    topics: [],
    people: [],
  })
  expect(empty.days).toHaveLength(7)
  expect(empty.days.every(({ received, medianWait }) => received === 0 && medianWait === null)).toBe(true)
})

it('counts what was asked, about what, and how long the answers took', async () => {
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)
  const visitors = []
  for (const [name, waited] of [
    ['Ara', 10],
    ['Bora', 20],
    ['Chul', 60],
  ] as const) {
    const visitor = await Visitor.come(shop, name)
    await visitor.write('Where is it?', undefined, minutesAgo(waited))
    visitors.push(visitor)
  }
  const [ara, bora] = visitors
  for (const visitor of [ara, bora])
    await ask('POST', `conversations/${visitor?.conversationId}/replies`, {
      clientKey: '01980000-0000-7000-8000-0000000000cc',
      text: 'On its way!',
      seenPosition: 1,
    })
  const entries = `conversations/${ara?.conversationId}/entries`
  const [message] = entriesSchema.parse(await ask('GET', entries)).entries
  await ask('PUT', `${entries}/${message?.id}/topic`, { topic: 'order_status' })
  // Answers count once they cannot be taken back any more.
  await expect.poll(async () => (await figures(7)).firstAnswers.count, { timeout: 30_000 }).toBe(2)

  const drawn = await figures(30)
  expect(drawn.waitingNow).toMatchObject({ conversations: 1, longestSince: expect.any(String) })
  expect(drawn.labels).toEqual({ messages: 3, labelled: 1, corrected: 1 })
  expect(drawn.topics).toEqual([
    { topic: null, messages: 2, conversations: 2 },
    { topic: 'order_status', messages: 1, conversations: 1 },
  ])
  const [person] = drawn.people
  expect(person).toMatchObject({ messages: 2, conversations: 2 })
  // Half way between 10 and 20 minutes, and what the spec itself took.
  expect(drawn.waits.median).toBeGreaterThanOrEqual(900)
  expect(drawn.waits.median).toBeLessThan(1_500)
  expect(drawn.waits.p90).toBeGreaterThanOrEqual(1_140)
  const sum = (of: (day: (typeof drawn.days)[number]) => number) =>
    drawn.days.reduce((total, day) => total + of(day), 0)
  expect([sum((day) => day.received), sum((day) => day.answered)]).toEqual([3, 2])
  expect(sum((day) => day.conversations)).toBe(3)

  const file = await ask('GET', 'inbox/figures/export?days=30&part=topics')
  expect(file).toContain('topic,messages,conversations')
  expect(file).toContain('order_status,1,1')
})

it('counts a message on its day in the time of the shop, and not those of before', async () => {
  const database = shop.application.get<Database>(DATABASE)
  const { days } = await figures(7)
  const dora = await Visitor.come(shop, 'Dora')
  const [first, second] = days
  const entry = await dora.write('First minute of the second day')
  // Seoul begins its day at 15:00 UTC.
  const dawn = new Date(`${first?.day}T15:00:30Z`)
  await database.update(conversationEntries).set({ at: dawn })
  const moved = (await figures(7)).days
  expect(moved.find(({ day }) => day === second?.day)?.received).toBe(4)
  expect(moved.find(({ day }) => day === first?.day)?.received).toBe(0)
  const before = new Date(dawn.getTime() - 2 * 86_400_000)
  await database.update(conversationEntries).set({ at: before })
  expect((await figures(7)).labels.messages).toBe(0)
  expect(entry.position).toBe(1)
})
