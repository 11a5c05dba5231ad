import { minorUnits } from '@counterflow/core'
import { eq, inArray, like } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { carts } from '../src/commerce/carts/cart.table.js'
import { customers } from '../src/commerce/customers/customer.table.js'
import { variants } from '../src/commerce/products/product.table.js'
import { conversations } from '../src/inbox/conversations/conversation.table.js'
import { conversationEntries } from '../src/inbox/entries/entry.table.js'
import { conversationPanelSchema } from '../src/inbox/panel/panel.contract.js'
import { Presence } from '../src/inbox/presence/presence.js'
import { DATABASE, type Database } from '../src/platform/database/database.js'
import { PassingNews } from '../src/platform/realtime/passing-news.js'
import { recallDemoTalks } from '../src/seed/demo-inbox.js'
import { startInbox, Visitor } from './inbox-application.js'
import type { ShopApplication } from './shop-application.js'

let shop: ShopApplication
let database: Database
let support: Record<string, string>
let cashier: Record<string, string>
beforeAll(async () => {
  shop = await startInbox()
  database = shop.application.get(DATABASE)
  ;[support, cashier] = await Promise.all([shop.staff('support'), shop.staff('cashier')])
})
afterAll(() => shop?.close())

describe('canned replies', () => {
  const path = '/api/v1/canned-replies'
  const written = (shortcut: string, en: string) => ({ shortcut, title: 'Hello', text: { en } })
  const list = async () => {
    const { body } = await shop.send(support, 'GET', path)
    return z.object({ items: z.array(z.object({ id: z.string(), shortcut: z.string() })) }).parse(body).items
  }

  it('are kept by their shortcut, which is given once, and changed by who saw the latest', async () => {
    const made = await shop.send(support, 'POST', path, written('Hello', 'Hi {{ customer.name }}'))
    expect(made).toMatchObject({ status: 201, body: { shortcut: 'hello', version: 1 } })
    expect(await shop.send(support, 'POST', path, written('hello', 'Again'))).toMatchObject({
      status: 409,
      body: { type: '/problems/canned-shortcut-taken', errors: [{ path: '/shortcut' }] },
    })
    const { id } = z.object({ id: z.string() }).parse(made.body)
    const change = (version: number) =>
      shop.send(support, 'PUT', `${path}/${id}`, { ...written('안녕', 'Hello'), version })
    expect(await change(1)).toMatchObject({ status: 200, body: { shortcut: '안녕', version: 2 } })
    expect(await change(1)).toMatchObject({ status: 409, body: { current: { version: 2 } } })
    expect(await list()).toEqual([expect.objectContaining({ shortcut: '안녕' })])
    expect(await shop.send(support, 'DELETE', `${path}/${id}`)).toMatchObject({ status: 204 })
    expect(await shop.send(support, 'DELETE', `${path}/${id}`)).toMatchObject({ status: 404 })
    expect(await list()).toEqual([])
  })

  it('refuse what nobody can fill in, and whoever may not answer', async () => {
    expect(await shop.send(support, 'POST', path, written('typo', 'Hi {{ customer.nmae }}'))).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/text/en', code: 'unknown_variable', params: { name: 'customer.nmae' } }] },
    })
    expect(await shop.send(support, 'POST', path, { ...written('x', ''), text: {} })).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/text', code: 'no_text' }] },
    })
    expect(await shop.send(cashier, 'POST', path, written('x', 'y'))).toMatchObject({ status: 403 })
  })
})

describe('the panel beside a conversation', () => {
  const panelOf = async (conversationId: string) => {
    const { body } = await shop.send(support, 'GET', `/api/v1/conversations/${conversationId}/panel`)
    return conversationPanelSchema.parse(body)
  }

  it('shows the customer with orders and notes, and the cart with variants and stock (R45 to R58)', async () => {
    const buyer = await aCustomer()
    const visitor = await Visitor.come(shop, buyer.name, { email: 'elsewhere@example.com' })
    const [variant] = await database.select().from(variants).limit(1)
    if (variant === undefined) throw new Error('The demo shop sells something.')
    const cartId = uuidv7()
    const now = new Date()
    await database.insert(carts).values({
      id: cartId,
      tokenHash: cartId,
      language: 'en',
      lines: [{ id: uuidv7(), variantId: variant.id, quantity: 3 }],
      createdAt: now,
      updatedAt: now,
      expiresAt: new Date(now.getTime() + 60_000),
    })
    await database
      .update(conversations)
      .set({ customerId: buyer.id, cartId })
      .where(eq(conversations.id, visitor.conversationId))
    await shop.send(support, 'POST', `/api/v1/customers/${buyer.id}/notes`, { text: 'Prefers mornings.' })
    const { customer, cart, orders, notes } = await panelOf(visitor.conversationId)
    expect(customer).toMatchObject({ id: buyer.id, orderCount: buyer.orderCount })
    expect(notes).toMatchObject({ items: [{ text: 'Prefers mornings.' }], more: false })
    expect(cart).toMatchObject({
      subtotal: { amount: minorUnits(variant.price * 3) },
      lines: [{ variantId: variant.id, quantity: 3, available: expect.any(Number) }],
    })
    expect(orders.items.length).toBeGreaterThan(0)
    expect(orders.more).toBe(buyer.orderCount > orders.items.length)
    expect(orders.items.every(({ customerId }) => customerId === buyer.id)).toBe(true)
    const ofBuyer = `/api/v1/conversations?view=all&customerId=${buyer.id}`
    await visitor.write('Hello')
    expect(await shop.send(support, 'GET', ofBuyer)).toMatchObject({
      body: { items: [{ id: visitor.conversationId }] },
    })
    await database.update(carts).set({ expiresAt: now }).where(eq(carts.id, cartId))
    expect((await panelOf(visitor.conversationId)).cart).toBeNull()
  })

  it('is empty where nobody knows who writes, and closed to who may not see the inbox', async () => {
    const visitor = await Visitor.come(shop, 'Stranger', { email: 'nobody-knows@example.com' })
    const nothing = { items: [], more: false }
    expect(await panelOf(visitor.conversationId)).toEqual({
      customer: null,
      notes: nothing,
      orders: nothing,
      cart: null,
    })
    const path = (id: string) => `/api/v1/conversations/${id}/panel`
    expect(await shop.send(cashier, 'GET', path(visitor.conversationId))).toMatchObject({ status: 403 })
    expect(await shop.send(support, 'GET', path(uuidv7()))).toMatchObject({ status: 404 })
  })
})

/** Somebody who has ordered before. */
async function aCustomer() {
  const [found] = (await database.select().from(customers)).filter(({ orderCount }) => orderCount > 1)
  if (found === undefined) throw new Error('Somebody of the demo shop has ordered twice.')
  return found
}

describe('the inbox of a new demo shop', () => {
  it('has conversations of the past in three languages, none of which is labelled by hand', async () => {
    const now = new Date()
    await recallDemoTalks(shop.application, now)
    const rows = await database.select().from(conversations).where(like(conversations.threadKey, 'demo/%'))
    expect(new Set(rows.map(({ language }) => language))).toEqual(new Set(['en', 'ko', 'ja']))
    expect(rows.every(({ customerId, lastEntryAt }) => customerId !== null && lastEntryAt < now)).toBe(true)
    expect(rows.filter(({ state }) => state === 'closed')).toHaveLength(1)
    expect(rows.filter(({ assigneeName }) => assigneeName !== null)).toHaveLength(1)
    expect(rows.filter(({ unread }) => unread).length).toBeGreaterThan(1)
    expect(rows.flatMap(({ topics }) => topics)).toEqual([])
    const entries = await database
      .select()
      .from(conversationEntries)
      .where(
        inArray(
          conversationEntries.conversationId,
          rows.map(({ id }) => id),
        ),
      )
    const fromCustomers = entries.filter(({ authorType }) => authorType === 'customer')
    expect(fromCustomers.length).toBeGreaterThan(6)
    expect(fromCustomers.every(({ topicBy }) => topicBy === null)).toBe(true)
    expect(entries.filter(({ sendDueAt }) => sendDueAt !== null)).toEqual([])
    expect(entries.find(({ content }) => content.type === 'products')?.content).toMatchObject({
      products: [{ title: { ko: expect.any(String) } }, {}],
    })
    const [shown] = rows
    const detail = await shop.send(support, 'GET', `/api/v1/conversations/${shown?.id}`)
    expect(detail).toMatchObject({ status: 200, body: { followsByMail: false, email: shown?.email } })
  })
})

describe('presence in a conversation', () => {
  it('is told of when somebody comes, types or goes, and not with each sign of life', async () => {
    const heard: (string | null)[] = []
    const passing = shop.application.get(PassingNews)
    const stop = passing.listen(({ audience, change: { type, subjectId } }) => {
      if (audience === 'inbox.read' && type === 'conversation.presence') heard.push(subjectId)
    })
    const { conversationId } = await Visitor.come(shop, 'Watched')
    const path = `/api/v1/conversations/${conversationId}/presence`
    const say = (doing: string) => shop.send(support, 'PUT', path, { doing })
    const patient = { timeout: 15_000 }
    await say('viewing')
    await expect.poll(() => heard, patient).toEqual([conversationId])
    await say('viewing')
    await say('typing')
    await expect.poll(() => heard, patient).toEqual([conversationId, conversationId])
    await say('away')
    await expect.poll(() => heard, patient).toEqual(Array.from({ length: 3 }, () => conversationId))
    stop()
  })

  it('shows everywhere else, too, when the customer comes to the store or leaves it (R5 to R7)', async () => {
    const { conversationId } = await Visitor.come(shop, 'Passer-by')
    const heard: string[] = []
    const stop = shop.application.get(PassingNews).listen(({ audience, change }) => {
      if (audience === 'inbox.read' && change.subjectId === conversationId)
        heard.push(`${change.subjectType}: ${change.type}`)
    })
    const presence = shop.application.get(Presence)
    const there = 'conversation_presence: conversation.presence'
    const shown = 'conversation: conversation.customer'
    const patient = { timeout: 15_000 }
    await presence.customer(conversationId, 'viewing')
    await expect.poll(() => heard, patient).toEqual([there, shown])
    // Who types was there before.
    await presence.customer(conversationId, 'typing')
    await expect.poll(() => heard, patient).toEqual([there, shown, there])
    await presence.customer(conversationId, 'away')
    await expect.poll(() => heard, patient).toEqual([there, shown, there, there, shown])
    stop()
  })
})
