import { createECDH, randomBytes } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import path from 'node:path'
import { type ConversationId, inboxFiguresSchema, permissions } from '@counterflow/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Assignees } from '../src/inbox/conversations/assignees.js'
import { Conversations } from '../src/inbox/conversations/conversations.js'
import { conversationEntries } from '../src/inbox/entries/entry.table.js'
import { InboxWork } from '../src/inbox/inbox-work.js'
import { SETTINGS, type Settings } from '../src/platform/config/settings.js'
import { DATABASE, type Database } from '../src/platform/database/database.js'
import { Transactions } from '../src/platform/database/transactions.js'
import { entriesSchema, startInbox, testChannel, Visitor } from './inbox-application.js'
import { freePort } from './mail-server.js'
import type { ShopApplication } from './shop-application.js'

interface Delivery {
  readonly path: string | undefined
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

const deviceSchema = z.object({ id: z.string(), mine: z.boolean(), unassigned: z.boolean() })
const listSchema = z.object({ publicKey: z.string(), items: z.array(deviceSchema) })
const patience = { timeout: 20_000 }

/** Stands in for the push service of a browser; how a path ends says what it answers: an ended subscription, say. */
const answers = { gone: 410, busy: 429 }
async function startPushService() {
  const arrived: Delivery[] = []
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      arrived.push({ path: request.url, headers: request.headers, body: Buffer.concat(pieces) })
      const [, status = 201] = Object.entries(answers).find(([end]) => request.url?.endsWith(end)) ?? []
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return { arrived, url: `http://127.0.0.1:${port}`, close: () => server.close() }
}

let shop: ShopApplication
let service: Awaited<ReturnType<typeof startPushService>>
let owner: Record<string, string>
let support: Record<string, string>
beforeAll(async () => {
  service = await startPushService()
  shop = await startInbox()
  owner = await shop.staff('owner')
  support = await shop.staff('support')
  testChannel(shop)
  shop.application.get(InboxWork).start()
})
afterAll(async () => {
  await shop?.close()
  service?.close()
})

const ask = async (method: string, path: string, body?: unknown) =>
  (await shop.send(owner, method, `/api/v1/${path}`, body)).body
/** What somebody of the staff says, without the seconds in which it could be taken back. */
async function answer(conversationId: ConversationId) {
  const [person] = await shop.application.get(Assignees).list()
  if (person === undefined) throw new Error('Nobody may answer.')
  const actor = { type: 'staff', id: person.id, name: person.name, permissions, language: null } as const
  const content = { type: 'text', text: 'On its way!' } as const
  const request = { conversationId, content, clientKey: 'answer', actor, holdSeconds: 0 }
  await shop.application
    .get(Transactions)
    .run((transaction) => shop.application.get(Conversations).reply(transaction, request))
}
const figures = async (days: number) =>
  inboxFiguresSchema.parse(await ask('GET', `inbox/figures?days=${days}`))

describe('the figures of the inbox', () => {
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
      await visitor.write('😀', undefined, minutesAgo(waited))
      visitors.push(visitor)
    }
    const [ara, bora] = visitors
    for (const visitor of [ara, bora]) if (visitor !== undefined) await answer(visitor.conversationId)
    const entries = `conversations/${ara?.conversationId}/entries`
    const [message] = entriesSchema.parse(await ask('GET', entries)).entries
    await ask('PUT', `${entries}/${message?.id}/topic`, { topic: 'order_status' })
    // Answers count once they are on their way.
    await expect.poll(async () => (await figures(7)).firstAnswers.count, { timeout: 20_000 }).toBe(2)

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
})

describe('news on the devices of staff', () => {
  const keysOfBrowser = () => {
    const pair = createECDH('prime256v1')
    pair.generateKeys()
    return {
      p256dh: pair.getPublicKey().toString('base64url'),
      auth: randomBytes(16).toString('base64url'),
    }
  }
  const subscribe = async (who: Record<string, string>, name: string, wishes: object) =>
    shop.send(who, 'POST', '/api/v1/push/devices', {
      endpoint: `${service.url}/${name}`,
      keys: keysOfBrowser(),
      language: 'ko',
      mine: false,
      unassigned: false,
      ...wishes,
    })
  const list = async (who: Record<string, string>) =>
    listSchema.parse((await shop.send(who, 'GET', '/api/v1/push')).body)
  const paths = () => service.arrived.map((delivery) => delivery.path)

  it('tells those whom a conversation concerns, and says neither who nor what', async () => {
    await subscribe(owner, 'owner-all', { mine: true, unassigned: true })
    await subscribe(owner, 'owner-quiet', {})
    await subscribe(support, 'support-mine', { mine: true })
    const nari = await Visitor.come(shop, 'Nari Kim')
    await nari.write('Where is my parcel, please?')
    await expect.poll(paths, patience).toEqual(['/owner-all'])
    const [first] = service.arrived
    expect(first?.headers).toMatchObject({
      'content-encoding': 'aes128gcm',
      authorization: expect.stringMatching(/^vapid t=.+, k=.+/),
      ttl: '3600',
    })
    expect(first?.body.toString('latin1')).not.toMatch(/Nari|parcel/)

    const assignees = z
      .object({ items: z.array(z.object({ id: z.string(), name: z.string() })) })
      .parse((await shop.send(owner, 'GET', '/api/v1/conversations/assignees')).body)
    const session = z
      .object({ staff: z.object({ id: z.string() }).optional(), id: z.string().optional() })
      .loose()
      .parse((await shop.send(support, 'GET', '/api/v1/session')).body)
    const staffId = session.staff?.id ?? session.id
    expect(assignees.items.map(({ id }) => id)).toContain(staffId)
    const assignee = `/api/v1/conversations/${nari.conversationId}/assignee`
    expect(await shop.send(owner, 'PUT', assignee, { staffId })).toMatchObject({ status: 200 })
    await nari.write('Hello?')
    await expect.poll(paths, patience).toEqual(['/owner-all', '/support-mine'])
  })

  it('forgets a device whose subscription has ended, and says so when it is tried', async () => {
    const { body } = await subscribe(owner, 'phone-gone', { unassigned: true })
    const { id } = deviceSchema.parse(body)
    expect((await list(owner)).items.map((device) => device.id)).toContain(id)
    const test = await shop.send(owner, 'POST', `/api/v1/push/devices/${id}/test`)
    expect(test).toMatchObject({ status: 410, body: { type: '/problems/push-device-gone' } })
    expect((await list(owner)).items.map((device) => device.id)).not.toContain(id)
    const gone = await shop.send(owner, 'POST', `/api/v1/push/devices/${id}/test`)
    expect(gone).toMatchObject({ status: 404 })
    const again = deviceSchema.parse((await subscribe(owner, 'tablet-gone', { unassigned: true })).body)
    await (await Visitor.come(shop, 'Someone')).write('Hi')
    await expect
      .poll(async () => (await list(owner)).items.map((device) => device.id), patience)
      .not.toContain(again.id)
  })

  it('says what failed when a device is tried and its push service does not take it', async () => {
    const nowhere = await freePort()
    const tried = async (endpoint: string) => {
      const { body } = await subscribe(owner, '', { endpoint })
      const { id } = deviceSchema.parse(body)
      const answer = await shop.send(owner, 'POST', `/api/v1/push/devices/${id}/test`)
      await shop.send(owner, 'DELETE', `/api/v1/push/devices/${id}`)
      return answer
    }
    expect(await tried(`http://127.0.0.1:${nowhere}/phone`)).toMatchObject({
      status: 502,
      body: {
        type: '/problems/push-not-accepted',
        detail: expect.stringContaining(
          `127.0.0.1:${nowhere} refused the connection: nothing listens there.`,
        ),
      },
    })
    expect(await tried(`${service.url}/phone-busy`)).toMatchObject({
      status: 502,
      body: {
        type: '/problems/push-not-accepted',
        detail: expect.stringContaining(`${new URL(service.url).host} answered 429.`),
      },
    })
  })

  it('belongs to whoever turned it on, who changes, tries and removes it', async () => {
    const { id } = deviceSchema.parse((await subscribe(owner, 'laptop', { mine: true })).body)
    const device = `/api/v1/push/devices/${id}`
    expect(await shop.send(owner, 'POST', `${device}/test`)).toMatchObject({ status: 204 })
    expect(paths()).toContain('/laptop')
    expect(await shop.send(owner, 'PATCH', device, { mine: false })).toMatchObject({
      body: { mine: false, unassigned: false },
    })
    for (const [method, rest] of [
      ['POST', '/test'],
      ['DELETE', ''],
    ] as const)
      expect(await shop.send(support, method, `${device}${rest}`)).toMatchObject({ status: 404 })
    expect(await shop.send(owner, 'DELETE', device)).toMatchObject({ status: 204 })
    expect((await list(owner)).items.map((one) => one.id)).not.toContain(id)
    expect(await subscribe(owner, 'x', { keys: { p256dh: 'not a key!', auth: 'x' } })).toMatchObject({
      status: 422,
    })
  })

  it('keeps its keys where only the server reads them', async () => {
    const { publicKey } = await list(owner)
    expect(publicKey).toMatch(/^[\w-]{87}$/)
    const { dataFolder } = shop.application.get<Settings>(SETTINGS)
    expect(((await stat(path.join(dataFolder, 'push-keys'))).mode & 0o777).toString(8)).toBe('600')
  })
})
