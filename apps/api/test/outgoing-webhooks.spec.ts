import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { DATABASE, type Database } from '../src/platform/database/database.js'
import { Retention } from '../src/platform/retention/retention.js'
import { json } from './outside-service.js'
import { signaturesOf, startWebhookShop, type WebhookShop } from './webhook-shop.js'

let here: WebhookShop
let database: Database
beforeAll(async () => {
  here = await startWebhookShop()
  database = here.shop.application.get<Database>(DATABASE)
}, 60_000)
afterEach(async () => {
  here.service.answer(json({ ok: true }))
  // What one test leaves behind is nobody else's.
  await database.execute(sql`delete from webhook_subscriptions`)
})
afterAll(() => here?.close())

const [minute, hour] = [60_000, 3_600_000]
const ownerRow = z.object({ owner: z.int() })
const path = (id: string, rest = '') => `webhook-subscriptions/${id}${rest}`
const messageId = (heard: { headers: Record<string, unknown> } | undefined) =>
  String(heard?.headers['webhook-id'])

describe('an event', () => {
  it('is sent to who subscribed to it, signed, with what it carries', async () => {
    const { id, secret } = await here.subscribe('/signed', ['order.created'])
    await here.subscribe('/others', ['stock.*'])
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    const orderId = await here.placeOrder()
    const [heard] = await here.heard('/signed', 1)
    if (heard === undefined) throw new Error('Nothing came.')
    expect(heard).toMatchObject({ method: 'POST', headers: { 'content-type': 'application/json' } })
    expect(heard.headers['webhook-signature']).toBe(signaturesOf(heard, [secret]))
    expect(JSON.parse(heard.body)).toEqual({
      id: messageId(heard),
      type: 'order.created',
      at: expect.stringMatching(/Z$/),
      data: { order: expect.objectContaining({ id: orderId }) },
    })
    await expect
      .poll(() => here.delivery(id, messageId(heard)))
      .toMatchObject({
        status: 'delivered',
        attempts: 1,
        nextAttemptAt: null,
        payload: JSON.parse(heard.body),
        log: [{ number: 1, status: 200, body: '{"ok":true}', error: null }],
      })
    expect(here.service.heard.filter((one) => one.path === '/others')).toEqual([])
    // Nobody reads the secret again, in whatever way.
    expect(JSON.stringify(await here.send('GET', 'webhook-subscriptions'))).not.toContain(secret.slice(6))
    const { rows } = await database.execute(sql`select s::text from webhook_subscriptions s`)
    expect(JSON.stringify(rows)).not.toContain(secret.slice(6))
  })

  it('that is not taken is sent again under its id, and follows no redirect', async () => {
    const { id } = await here.subscribe('/retried', ['order.created'])
    here.service.answer((_, response) => response.writeHead(302, { location: '/elsewhere' }).end('Moved'))
    await here.placeOrder()
    const [first] = await here.heard('/retried', 1)
    await expect.poll(async () => (await here.delivery(id, messageId(first))).log).toHaveLength(1)
    here.service.answer((_, response) => response.writeHead(503, { 'retry-after': '600' }).end('Busy\0'))
    here.moveOn(7_000)
    await here.heard('/retried', 2)
    const busy = {
      status: 'pending',
      log: [
        { status: 503, body: 'Busy' },
        { status: 302, body: 'Moved' },
      ],
    }
    await expect.poll(() => here.delivery(id, messageId(first))).toMatchObject(busy)
    const { nextAttemptAt } = await here.delivery(id, messageId(first))
    const asked = Date.parse(String(nextAttemptAt)) - Date.parse(here.now())
    expect(asked).toBeGreaterThan(9 * minute)
    expect(asked).toBeLessThanOrEqual(10 * minute)
    here.service.answer(json({}))
    here.moveOn(11 * minute)
    const heard = await here.heard('/retried', 3)
    expect(new Set(heard.map(messageId)).size).toBe(1)
    expect(new Set(heard.map(({ body }) => body)).size).toBe(1)
    await expect.poll(() => here.delivery(id, messageId(first))).toMatchObject({ status: 'delivered' })
    expect(await here.send('GET', path(id))).toMatchObject({ failingSince: null, pending: 0 })
    expect(here.service.heard.filter((one) => one.path === '/elsewhere')).toEqual([])
  })

  it('arrives under its id again when somebody has it sent again', async () => {
    const { id } = await here.subscribe('/again', ['order.created'])
    await here.placeOrder()
    const [first] = await here.heard('/again', 1)
    const one = path(id, `/deliveries/${messageId(first)}`)
    await expect.poll(() => here.delivery(id, messageId(first))).toMatchObject({ status: 'delivered' })
    expect(await here.send('POST', `${one}/resend`)).toMatchObject({ status: 'pending', attempts: 1 })
    const heard = await here.heard('/again', 2)
    expect(heard[1]?.body).toBe(first?.body)
    const arrived = { status: 'delivered', attempts: 2 }
    await expect.poll(() => here.delivery(id, messageId(first))).toMatchObject(arrived)
    const list = await here.send('GET', path(id, '/deliveries?type=order.created&status=delivered'))
    expect(list).toMatchObject({ items: [{ id: messageId(first) }], nextCursor: null })
  })

  it('is delayed by nobody who is slow but the slow one', async () => {
    await here.subscribe('/slow', ['location.*'])
    await here.subscribe('/fast', ['location.updated'])
    const held: (() => void)[] = []
    here.service.answer((heard, response) => {
      if (heard.path === '/slow') held.push(() => response.end())
      else response.end()
    })
    await here.changeLocations(11)
    await here.heard('/fast', 11)
    expect(await here.heard('/slow', 10)).toHaveLength(10)
    here.service.answer((_, response) => response.end())
    for (const release of held) release()
    await here.heard('/slow', 11)
  })

  it('is sent by another process when the one that had it in hand was killed, or is not heard of', async () => {
    const { id } = await here.subscribe('/killed', ['order.created'])
    await here.placeOrder()
    const [first] = await here.heard('/killed', 1)
    await expect.poll(() => here.delivery(id, messageId(first))).toMatchObject({ status: 'delivered' })
    // As a process leaves it that dies between taking it and knowing that it arrived.
    const leave = (owner: number | null) =>
      database.execute(sql`
        update webhook_message_deliveries
           set status = 'pending', attempts = attempts + 1, owner = ${owner}::int, due_at = ${here.now(45_000)}
         where subscription_id = ${id}::uuid`)
    const { rows } = await database.execute(sql`insert into processes default values returning owner`)
    await leave(ownerRow.parse(rows[0]).owner)
    await here.heard('/killed', 2)
    await expect
      .poll(() => here.delivery(id, messageId(first)))
      .toMatchObject({ status: 'delivered', attempts: 3 })
    await leave(null)
    here.moveOn(46_000)
    const heard = await here.heard('/killed', 3)
    expect(new Set(heard.map(({ body }) => body)).size).toBe(1)
  })

  it('is told once in a restored database, where positions begin anew', async () => {
    await here.subscribe('/restored', ['order.created'])
    await here.placeOrder()
    await here.heard('/restored', 1)
    await database.execute(sql`update events set transaction_id = '0'`)
    await database.execute(sql`insert into database_generations (since) values (now() + interval '1 hour')`)
    await here.placeOrder()
    const heard = await here.heard('/restored', 2)
    expect(new Set(heard.map(messageId)).size).toBe(2)
    await database.execute(sql`delete from database_generations where since > now()`)
  })

  it('of a person leaves with them, once they are erased', async () => {
    await here.subscribe('/erased', ['order.*'])
    await here.placeOrder()
    await here.heard('/erased', 1)
    const knows = () =>
      database.execute(sql`select from webhook_messages where data::text ilike '%mina.seo@%'`)
    expect((await knows()).rowCount).toBeGreaterThan(0)
    const found = await here.send('GET', 'customers?search=mina.seo@example.com')
    const { items } = z
      .object({ items: z.array(z.object({ id: z.string(), name: z.string() })) })
      .parse(found)
    const [customer] = items
    if (customer === undefined) throw new Error('There is no such customer.')
    const address = `customers/${customer.id}`
    expect(JSON.stringify(await here.send('POST', `${address}/export`))).toContain('"webhooks":[{')
    await here.send('POST', `${address}/erase`, { confirmation: customer.name, force: true })
    expect((await knows()).rowCount).toBe(0)
  })
})

describe('a secret', () => {
  it('that is renewed signs beside the one before, for a day', async () => {
    const { id, secret: old } = await here.subscribe('/renewed', ['order.created'])
    const answer = await here.send('POST', path(id, '/secret'), {})
    const { secret } = z.object({ secret: z.string(), oldSecretUntil: z.string() }).parse(answer)
    await here.placeOrder()
    const [both] = await here.heard('/renewed', 1)
    if (both === undefined) throw new Error('Nothing came.')
    expect(both.headers['webhook-signature']).toBe(signaturesOf(both, [secret, old]))
    here.moveOn(24 * hour)
    await here.placeOrder()
    const [, one] = await here.heard('/renewed', 2)
    if (one === undefined) throw new Error('Nothing more came.')
    expect(one.headers['webhook-signature']).toBe(signaturesOf(one, [secret]))
    expect(await here.send('GET', path(id))).toMatchObject({ oldSecretUntil: null })
  })
})

describe('a subscription', () => {
  const mails = async () => JSON.stringify(await here.send('GET', 'mail?limit=100'))

  it('is turned off when its receiver is gone, and sends what failed once it is on again', async () => {
    const { id } = await here.subscribe('/gone', ['order.created'])
    here.service.answer((_, response) => response.writeHead(410).end())
    await here.placeOrder()
    await here.heard('/gone', 1)
    await expect.poll(() => here.send('GET', path(id))).toMatchObject({ isOn: false, offReason: 'gone' })
    await expect.poll(mails).toContain('owner@example.com')
    const off = await here.send('POST', path(id, '/resend-failed'), {}, 409)
    expect(off).toMatchObject({ type: '/problems/webhook-is-off' })
    await here.placeOrder()
    // A test tells whether the receiver is back, and one that fails changes nothing.
    await here.send('POST', path(id, '/test'), undefined, 202)
    const [, ping] = await here.heardOnce('/gone', 2)
    expect(JSON.parse(ping?.body ?? '')).toMatchObject({ type: 'ping', data: { subscriptionId: id } })
    await expect.poll(() => here.delivery(id, messageId(ping))).toMatchObject({ status: 'failed' })
    here.service.answer(json({}))
    await here.send('POST', path(id, '/turn-on'))
    const before = here.service.heard.length
    expect(await here.send('POST', path(id, '/resend-failed'), {})).toEqual({ resent: 1 })
    await expect.poll(() => here.service.heard.length).toBe(before + 1)
    await expect.poll(() => here.send('GET', path(id))).toMatchObject({ isOn: true, pending: 0 })
    // What happened while it was off was not kept for it.
    expect(await here.heardOnce('/gone', 2)).toHaveLength(2)
  })

  it('is turned off after three days of nothing but failures', async () => {
    const { id } = await here.subscribe('/failing', ['order.created'])
    here.service.answer((_, response) => response.writeHead(500).end())
    await here.placeOrder()
    await here.heard('/failing', 1)
    await expect.poll(() => here.send('GET', path(id))).toMatchObject({ failingSince: expect.any(String) })
    const before = (await mails()).length
    here.moveOn(72 * hour)
    await here.heard('/failing', 2)
    await expect.poll(() => here.send('GET', path(id))).toMatchObject({ isOn: false, offReason: 'failing' })
    await expect.poll(async () => (await mails()).length).toBeGreaterThan(before)
  })

  it('is refused for events that nobody may see by it, that are none, and for addresses in the open', async () => {
    const body = { url: `${here.service.url}/`, events: ['order.paid', 'order.gone'] }
    const post = (changes: object, status = 422) =>
      here.send('POST', 'webhook-subscriptions', { ...body, ...changes }, status)
    expect(await post({})).toMatchObject({ type: '/problems/unknown-event', errors: [{ path: '/events/1' }] })
    expect(await post({ url: 'http://example.com/', events: ['*'] })).toMatchObject({
      type: '/problems/webhook-address-refused',
    })
    const key = { name: 'Hooks', permissions: ['webhooks.manage', 'products.read'] }
    const { secret } = z.object({ secret: z.string() }).parse(await here.send('POST', 'api-keys', key, 201))
    const bearer = { authorization: `Bearer ${secret}` }
    const asKey = (events: string[]) =>
      here.shop.send(bearer, 'POST', '/api/v1/webhook-subscriptions', { ...body, events })
    expect(await asKey(['stock.low', 'order.paid'])).toMatchObject({
      status: 403,
      body: {
        type: '/problems/permission-missing',
        permission: 'orders.read',
        errors: [{ path: '/events/1' }],
      },
    })
    expect(await asKey(['stock.*'])).toMatchObject({ status: 201 })
  })

  it('is not changed by somebody who saw an earlier one', async () => {
    const { id } = await here.subscribe('/changed', ['order.*', 'order.paid'])
    const change = { url: 'https://example.com/hooks', events: ['stock.low'], version: 1 }
    expect(await here.send('PUT', path(id), change)).toMatchObject({ version: 2, url: change.url })
    const refused = await here.send('PUT', path(id), change, 409)
    expect(refused).toMatchObject({ type: '/problems/settings-changed', current: { version: 2 } })
    await here.send('DELETE', path(id), undefined, 204)
    for (const deed of ['turn-on', 'turn-off', 'test', 'secret'])
      await here.send('POST', path(id, `/${deed}`), deed === 'secret' ? {} : undefined, 404)
  })
})

describe('what was sent', () => {
  it('is kept for as long as the setting says', async () => {
    const { id } = await here.subscribe('/kept', ['order.created'])
    await here.placeOrder()
    await here.heard('/kept', 1)
    const count = async () => (await database.execute(sql`select from webhook_attempts`)).rowCount
    await expect.poll(count).toBe(1)
    await here.send('PUT', 'webhook-retention', { keepDays: 12 })
    const retention = here.shop.application.get(Retention)
    here.moveOn(6 * 24 * hour)
    await retention.forgetAll()
    expect(await count()).toBe(1)
    here.moveOn(7 * 24 * hour)
    await retention.forgetAll()
    expect(await count()).toBe(0)
    expect(await here.send('GET', path(id, '/deliveries'))).toEqual({ items: [], nextCursor: null })
    await here.send('PUT', 'webhook-retention', { keepDays: 3 }, 422)
  })
})
