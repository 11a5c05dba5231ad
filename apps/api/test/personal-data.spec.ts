import { customerIdSchema } from '@counterflow/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { UnsubscribeLinks } from '../src/commerce/customers/unsubscribe/unsubscribe-links.js'
import { orderSchema } from '../src/commerce/orders/orders.contract.js'
import { DATABASE, type Database } from '../src/platform/database/database.js'
import type { ShopApplication } from './shop-application.js'
import { tablesThatKnow } from './tables-that-know.js'
import { unzipped } from './unzipped.js'
import { isPacked, startWorkflowShop } from './workflow-shop.js'

const person = { name: '윤서아', email: 'seoa.yoon@example.com' }
const address = {
  name: person.name,
  line1: '효자로 12길 34',
  city: '종로구',
  postalCode: '03043',
  countryCode: 'KR',
}
const phone = '+821055501234'
const made = z.object({ id: z.string() })
const runList = z.object({ items: z.array(z.object({ status: z.string() })) })
const reference = (...path: string[]) => ({ $ref: ['trigger', 'order', ...path] })

/** Tells the staff of an order, and notes it on the customer: the person ends up in steps, in a mail and in a note. */
const definition = {
  schema: 1,
  name: 'Tell of an order',
  trigger: { type: 'commerce.order_created', config: {} },
  nodes: [
    {
      id: 'tell',
      kind: 'action',
      action: 'mail.send_internal',
      input: {
        to: ['owner@example.com'],
        subject: { $template: 'Order {{ trigger.order.number }}' },
        body: 'An order.',
        fields: [{ label: 'Customer', value: reference('customer', 'name') }],
      },
    },
    {
      id: 'note',
      kind: 'action',
      action: 'commerce.add_customer_note',
      input: { customerId: reference('customer', 'id'), note: { $template: '{{ trigger.order.number }}' } },
    },
  ],
  edges: [
    { from: 'trigger', port: 'then', to: 'tell' },
    { from: 'tell', port: 'then', to: 'note' },
  ],
  layout: {},
}

describe.skipIf(!isPacked)('the data of one person', () => {
  let shop: ShopApplication
  let owner: Record<string, string>
  let database: Database
  let customerId: string
  let orderId: string
  let workflowId: string

  const send = (method: string, path: string, body?: unknown) =>
    shop.send(owner, method, `/api/v1/${path}`, body)

  beforeAll(async () => {
    shop = await startWorkflowShop()
    owner = await shop.staff('owner')
    database = shop.application.get<Database>(DATABASE)
    workflowId = made.parse((await send('POST', 'workflows', { name: definition.name, definition })).body).id
    expect((await send('POST', `workflows/${workflowId}/turn-on`, { revision: 1 })).status).toBe(200)

    const entry = { ...person, phone, addresses: [address], note: 'Rings twice: 효자로', consents: ['email'] }
    customerId = made.parse((await send('POST', 'customers', entry)).body).id
    const former = { version: 1, email: 'seoa.old@example.com' }
    expect((await send('PATCH', `customers/${customerId}`, former)).status).toBe(200)
    await send('PATCH', `customers/${customerId}`, { version: 2, email: person.email })
    const placed = await send('POST', 'orders', {
      customer: { id: customerId },
      lines: [{ variant: { sku: 'TEA-UJN-30' }, quantity: 1 }],
      payment: { card: { number: '4242 4242 4242 4242' } },
      shippingAddress: address,
      note: `For ${person.name}`,
    })
    orderId = orderSchema.parse(placed.body).snapshot.id
    const assessment = {
      provider: { id: 'sentinel', name: 'Sentinel' },
      assessmentId: `of the order ${orderId}`,
      level: 'medium',
      facts: [{ sentiment: 'negative', text: `Many orders of ${person.name} at ${address.line1}.` }],
    }
    expect((await send('POST', `orders/${orderId}/risk-assessments`, assessment)).status).toBe(200)
    const draft = { name: person.name, email: person.email, shippingAddress: address }
    expect((await send('POST', 'drafts', draft)).status).toBe(201)
    const { token } = z
      .object({ token: z.string() })
      .parse((await send('POST', 'carts', { visits: [] })).body)
    const details = { ...person, phone, shippingAddress: address, note: `Ring at ${address.line1}` }
    expect((await send('PATCH', `carts/${token}`, details)).status).toBe(200)
  })
  afterAll(() => shop?.close())

  it('is handed out from everywhere, to those who may', async () => {
    await expect
      .poll(async () => {
        const { items } = runList.parse((await send('GET', `runs?workflowId=${workflowId}`)).body)
        return items.map(({ status }) => status)
      })
      .toEqual(['succeeded'])
    // Its risk is analysed in the background, which writes an event of its own.
    await expect
      .poll(async () => orderSchema.parse((await send('GET', `orders/${orderId}`)).body).risk !== null)
      .toBe(true)
    const support = await shop.staff('support')
    expect((await shop.send(support, 'POST', `/api/v1/customers/${customerId}/export`)).status).toBe(403)
    const { status, body } = await send('POST', `customers/${customerId}/export`)
    expect(status).toBe(200)
    const { sections } = z.object({ sections: z.record(z.string(), z.array(z.unknown())) }).parse(body)
    for (const section of ['customer', 'orders', 'drafts', 'carts', 'events', 'mails', 'workflowSteps']) {
      expect(JSON.stringify(sections[section]), section).toContain(person.name)
    }
  })

  it('is handed out as an archive: a page in their language, and the data', async () => {
    const response = await fetch(`${shop.url}/api/v1/customers/${customerId}/export/archive`, {
      method: 'POST',
      headers: owner,
    })
    expect(response.headers.get('content-type')).toBe('application/zip')
    const files = unzipped(Buffer.from(await response.arrayBuffer()))
    expect([...files.keys()]).toEqual(['index.html', 'data.json'])
    const page = files.get('index.html') ?? ''
    expect(page).toContain('<html lang="ko">')
    for (const words of ['주문', person.name, address.line1]) expect(page).toContain(words)
    expect(page).not.toMatch(/undefined|\[object/)
    const { customerId: about } = z
      .looseObject({ customerId: z.string() })
      .parse(JSON.parse(files.get('data.json') ?? ''))
    expect(about).toBe(customerId)
  })

  it('is unsubscribed by a link: opening it changes nothing, posting to it does (RFC 8058)', async () => {
    const links = shop.application.get(UnsubscribeLinks, { strict: false })
    const target = { customerId: customerIdSchema.parse(customerId), channel: 'email' } as const
    const { pathname } = new URL(links.urlFor(target))
    const subscribed = async () =>
      z.object({ subscribed: z.boolean() }).parse((await send('GET', `customers/${customerId}`)).body)
        .subscribed
    const page = await fetch(`${shop.url}${pathname}`)
    expect(await page.text()).toContain('수신 거부')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await subscribed()).toBe(true)

    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
    for (const _ of ['once', 'twice']) {
      expect((await fetch(`${shop.url}${pathname}`, { method: 'POST', body })).status).toBe(200)
    }
    expect(await subscribed()).toBe(false)
    const wrong = (accept: string) =>
      fetch(`${shop.url}${pathname}x`, { method: 'POST', body, headers: { accept } })
    for (const [accept, type] of [
      ['*/*', 'application/problem+json'],
      ['text/html', 'text/html'],
    ] as const) {
      const answer = await wrong(accept)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        404,
        expect.stringContaining(type),
      ])
    }
    expect(links.headersFor(target)['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
  })

  it('is not erased by mistake, nor while an order is open', async () => {
    const erase = (body: object) => send('POST', `customers/${customerId}/erase`, body)
    expect(await erase({ confirmation: '윤서' })).toMatchObject({
      status: 422,
      body: { type: '/problems/confirmation-differs' },
    })
    expect(await erase({ confirmation: person.name })).toMatchObject({
      status: 409,
      body: { type: '/problems/customer-has-open-orders', orders: [expect.stringMatching(/^#\d+$/)] },
    })
    expect(await tablesThatKnow(database, [person.email])).toContain('customers')
  })

  it('is nowhere once it was erased; orders, money and the workflow’s runs are still there', async () => {
    const before = orderSchema.parse((await send('GET', `orders/${orderId}`)).body)
    const erase = () =>
      send('POST', `customers/${customerId}/erase`, { confirmation: person.name, force: true })
    const [first, again] = [await erase(), await erase()]
    expect(first.status).toBe(200)
    expect(again.body).toEqual(first.body)

    const texts = [person.name, person.email, 'seoa.old', phone, address.line1, 'Rings twice', '03043']
    expect(await tablesThatKnow(database, texts)).toEqual([])
    const { snapshot } = orderSchema.parse((await send('GET', `orders/${orderId}`)).body)
    expect(snapshot).toMatchObject({ total: before.snapshot.total, lines: before.snapshot.lines })
    expect(snapshot.customer).toMatchObject({ id: customerId, name: '', email: null })
    expect((await send('GET', `customers/${customerId}`)).body).toMatchObject({
      name: '',
      addresses: [],
      orderCount: 1,
      subscribed: false,
    })
    const refused = await send('POST', `customers/${customerId}/tags`, { tags: ['x'] })
    expect(refused).toMatchObject({ status: 409, body: { type: '/problems/customer-erased' } })
  })
})
