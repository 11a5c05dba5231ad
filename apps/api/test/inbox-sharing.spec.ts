import { customerIdSchema, orderIdSchema } from '@counterflow/core'
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { orders } from '../src/commerce/orders/order.table.js'
import { conversations } from '../src/inbox/conversations/conversation.table.js'
import { conversationPanelSchema } from '../src/inbox/panel/panel.contract.js'
import { DATABASE } from '../src/platform/database/database.js'
import { startInbox, testChannel, Visitor } from './inbox-application.js'
import type { ShopApplication } from './shop-application.js'

const day = 24 * 3_600_000

let shop: ShopApplication
let owner: Record<string, string>
let support: Record<string, string>
let visitor: Visitor
beforeAll(async () => {
  shop = await startInbox()
  testChannel(shop)
  ;[owner, support] = await Promise.all([shop.staff('owner'), shop.staff('support')])
  visitor = await Visitor.come(shop, 'Mina Kim')
  await visitor.write('What do you recommend?')
})
afterAll(() => shop?.close())

const listed = z.object({ items: z.array(z.looseObject({ id: z.string() })) })
const items = async (path: string) =>
  listed.parse((await shop.send(owner, 'GET', `/api/v1/${path}`)).body).items
const talk = () => `/api/v1/conversations/${visitor.conversationId}`
const share = (what: object) =>
  shop.send(support, 'POST', `${talk()}/replies`, {
    clientKey: uuidv7(),
    seenPosition: 1_000,
    force: true,
    ...what,
  })

describe('what a reply shares', () => {
  it('is up to three products, all of them on the online store (R15, R18)', async () => {
    const productIds = (await items('products?limit=5&status=active&channel=online_store')).map(
      ({ id }) => id,
    )
    const [hidden = ''] = productIds
    expect(await share({ productIds: productIds.slice(0, 3) })).toMatchObject({ status: 201 })
    expect(await share({ productIds: productIds.slice(0, 4) })).toMatchObject({ status: 422 })
    const product = `/api/v1/products/${hidden}`
    const { body } = await shop.send(owner, 'GET', product)
    const { version } = z.looseObject({ version: z.int() }).parse(body)
    const taken = await shop.send(owner, 'PATCH', product, { version, channels: ['till'] })
    expect(taken.status).toBe(200)
    expect(await items('products?limit=100&channel=online_store')).not.toContainEqual(
      expect.objectContaining({ id: hidden }),
    )
    expect(await share({ productIds: [hidden] })).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/productIds/0', fix: expect.stringContaining('online store') }] },
    })
  })

  it('is a code that works now; of another one staff are told what to do about it (R21, R24, R25)', async () => {
    const found = listed.parse((await shop.send(support, 'GET', '/api/v1/discounts')).body).items
    const discountId = found.find(({ code }) => code === 'FREESHIP')?.id ?? ''
    expect(await share({ discountId })).toMatchObject({
      status: 201,
      body: { content: { type: 'discount', discountId, title: 'Free shipping' } },
    })
    await shop.send(owner, 'POST', `/api/v1/discounts/${discountId}/turn-off`)
    expect(await share({ discountId })).toMatchObject({
      status: 409,
      body: { type: '/problems/discount-not-usable', fix: expect.stringContaining('Update it') },
    })
  })
})

it('conversations are given to those alone who may answer in the inbox (R39, R44)', async () => {
  const staff = await items('staff')
  const idOf = (role: string) => staff.find((one) => one.role === role)?.id ?? ''
  const assignees = (await items('conversations/assignees')).map(({ id }) => id)
  expect(assignees).toContain(idOf('support'))
  expect(assignees).not.toContain(idOf('cashier'))
  const assign = (staffId: string) => shop.send(support, 'PUT', `${talk()}/assignee`, { staffId })
  expect(await assign(idOf('support'))).toMatchObject({ status: 200 })
  expect(await assign(idOf('cashier'))).toMatchObject({
    status: 422,
    body: { type: '/problems/not-assignable', fix: expect.stringMatching(/permission/i) },
  })
})

it('the panel shows the orders of 60 days, or else the last one (R55, R57, R58)', async () => {
  const database = shop.application.get(DATABASE)
  const email = 'sixty@example.com'
  const made = await shop.send(owner, 'POST', '/api/v1/customers', { name: 'Sixty Days', email })
  const { id } = z.looseObject({ id: z.string() }).parse(made.body)
  await database
    .update(conversations)
    .set({ customerId: customerIdSchema.parse(id) })
    .where(eq(conversations.id, visitor.conversationId))
  const panel = async () =>
    conversationPanelSchema.parse((await shop.send(support, 'GET', `${talk()}/panel`)).body)
  expect((await panel()).orders).toEqual({ items: [], more: false })
  const placed: string[] = []
  for (let count = 0; count < 2; count += 1) {
    const order = await shop.send(owner, 'POST', '/api/v1/orders', {
      customer: { id },
      lines: [{ variant: { sku: 'TEA-UJN-30' }, quantity: 1 }],
      payment: { card: { number: '4242 4242 4242 4242' } },
    })
    placed.push(z.object({ snapshot: z.looseObject({ id: z.string() }) }).parse(order.body).snapshot.id)
  }
  const age = async (orderId: string, days: number) =>
    database
      .update(orders)
      .set({ placedAt: new Date(Date.now() - days * day) })
      .where(eq(orders.id, orderIdSchema.parse(orderId)))
  const shown = async () => (await panel()).orders.items.map((order) => order.id)
  const [older = '', newer = ''] = placed
  await age(older, 61)
  await age(newer, 59)
  expect(await shown()).toEqual([newer])
  expect((await panel()).orders.more).toBe(true)
  await age(newer, 61)
  await age(older, 62)
  expect(await shown()).toEqual([newer])
})
