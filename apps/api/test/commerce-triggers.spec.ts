import { permissions } from '@counterflow/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { orderSchema } from '../src/commerce/orders/orders.contract.js'
import { createShopApi } from '../src/plugins/host/shop-api.js'
import { ShopServices } from '../src/plugins/host/shop-services.js'
import { askingPlugin } from './asking-plugin.js'
import type { ShopApplication } from './shop-application.js'
import { isPacked, startWorkflowShop } from './workflow-shop.js'

const made = z.object({ id: z.string(), findings: z.array(z.unknown()) })
const runList = z.object({ items: z.array(z.object({ id: z.string(), status: z.string() })) })
const runBody = z.object({ trigger: z.unknown() })
const level = z.object({ locationId: z.string(), reserved: z.int() })
const stockList = z.object({ items: z.tuple([z.object({ levels: z.tuple([level], level) })]) })
const output = z.custom<Parameters<typeof z.fromJSONSchema>[0]>((value) => typeof value === 'object')
const pluginList = z.object({
  items: z.array(z.object({ triggers: z.array(z.object({ id: z.string(), output })) })),
})

const productBody = z.object({ id: z.string(), version: z.number() })

const stop = { id: 'stop', kind: 'stop', result: 'succeeded' }
const approved = '4242 4242 4242 4242'
const declined = '4000 0000 0000 0002'

describe.skipIf(!isPacked)("the shop's events as triggers", () => {
  let shop: ShopApplication
  let owner: Record<string, string>

  beforeAll(async () => {
    shop = await startWorkflowShop()
    owner = await shop.staff('owner')
  })

  afterAll(() => shop.close())

  const send = (method: string, address: string, body?: unknown) =>
    shop.send(owner, method, `/api/v1/${address}`, body)

  /** The shop as a step of its own sees it. */
  function step(key: string) {
    const services = shop.application.get(ShopServices, { strict: false })
    return createShopApi(
      services,
      { type: 'workflow', id: null, name: 'Test', permissions, language: null },
      key,
      askingPlugin,
    )
  }

  async function place(number: string, quantity = 1) {
    const { body } = await send('POST', 'orders', {
      customer: { name: 'Ada', email: 'ada@example.com' },
      lines: [{ variant: { sku: 'TEA-UJN-30' }, quantity }],
      payment: { card: { number } },
    })
    const { snapshot } = orderSchema.parse(body)
    return { orderId: snapshot.id, customerId: snapshot.customer?.id ?? '' }
  }

  /** Sells one piece of a variant of which so many can be sold. */
  async function sellOneOf(available: number) {
    const sku = 'TEA-UJN-30'
    const { items } = stockList.parse((await send('GET', `stock?search=${sku}`)).body)
    const [{ levels }] = items
    const [first, ...others] = levels
    const reserved = levels.reduce((sum, level) => sum + level.reserved, 0)
    const count = (locationId: string, counted: number) =>
      send('POST', 'stock/counts', { locationId, lines: [{ variant: { sku }, counted }] })
    await count(first.locationId, 1_000)
    for (const { locationId } of others) await count(locationId, 0)
    expect((await count(first.locationId, available + reserved)).status).toBe(200)
    await place(approved)
  }

  const authorized = async (orderId: string) =>
    expect.poll(async () => (await step('look').orders.get(orderId)).paymentStatus).toBe('authorized')

  async function decide(state: string) {
    const { customerId } = await place(approved)
    await send('POST', `customers/${customerId}/consents`, { channel: 'email', state })
  }

  const deeds: readonly [string, () => Promise<unknown>][] = [
    ['payment_authorized', () => place(approved)],
    ['payment_failed', () => place(declined)],
    [
      'payment_released',
      async () => {
        const { orderId } = await place(approved)
        await authorized(orderId)
        const released = await step('release').payments.release(orderId)
        expect(released.paymentStatus).toBe('voided')
        expect(await step('release').payments.release(orderId)).toEqual(released)
      },
    ],
    [
      'order_fulfilled',
      async () => {
        const { orderId } = await place(approved)
        const first = await step('fulfil').orders.fulfil(orderId)
        expect(await step('fulfil').orders.fulfil(orderId)).toEqual(first)
      },
    ],
    [
      'order_paid',
      async () => {
        const { orderId } = await place(declined)
        const none = { outstanding: { amount: 0, currency: 'KRW' } }
        await expect.poll(async () => (await step('look').orders.get(orderId)).paymentStatus).toBe('declined')
        expect(await step('paid').orders.markPaid(orderId)).toEqual(none)
        expect(await step('paid').orders.markPaid(orderId)).toEqual(none)
        const note = { note: 'Paid in cash.' }
        expect(await step('note').orders.addNote(orderId, note.note)).toEqual(note)
        expect(await step('note').orders.addNote(orderId, note.note)).toEqual(note)
      },
    ],
    [
      'order_edited',
      async () => {
        const { orderId } = await place(approved)
        await authorized(orderId)
        const shipping = { amount: 0, currency: 'KRW' }
        expect((await send('POST', `orders/${orderId}/edit`, { shipping })).status).toBe(200)
      },
    ],
    [
      'order_partially_fulfilled',
      async () => {
        const { orderId } = await place(approved, 2)
        const lineId = (await step('look').orders.get(orderId)).lines[0]?.id
        const lines = [{ lineId, quantity: 1 }]
        expect((await send('POST', `orders/${orderId}/fulfilments`, { lines })).status).toBe(201)
      },
    ],
    [
      'order_restocked',
      async () => {
        const { orderId } = await place(approved)
        await authorized(orderId)
        const api = step('cancel')
        await api.orders.cancel(orderId, { reason: 'other', payment: 'give_back', restock: false })
        await api.orders.restock(orderId)
      },
    ],
    [
      'order_tags_added',
      async () => {
        const { orderId } = await place(approved)
        await step('tag').orders.addTags(orderId, ['gift'])
        await step('tag').orders.addTags(orderId, ['gift'])
      },
    ],
    [
      'order_tags_removed',
      async () => {
        const { orderId } = await place(approved)
        await step('tag').orders.addTags(orderId, ['gift'])
        await step('untag').orders.removeTags(orderId, ['gift'])
      },
    ],
    ['stock_low', () => sellOneOf(6)],
    ['stock_out', () => sellOneOf(1)],
    [
      'customer_updated',
      async () => {
        const { customerId } = await place(approved)
        await step('vip').customers.updateMetadata(customerId, { Tier: `VIP ${customerId}` })
      },
    ],
    ['product_created', () => send('POST', 'products', { title: { en: 'Lantern' } })],
    [
      'product_updated',
      async () => {
        const product = productBody.parse((await send('POST', 'products', { title: { en: 'Lamp' } })).body)
        await send('PATCH', `products/${product.id}`, { version: product.version, vendor: 'Namdo' })
      },
    ],
    ['customer_created', () => send('POST', 'customers', { name: 'New', email: 'new@example.com' })],
    ['customer_subscribed', () => decide('subscribed')],
    ['customer_unsubscribed', () => decide('unsubscribed')],
  ]

  it.each(deeds)('%s starts a run once, with what the plugin says', async (name, deed) => {
    const definition = {
      schema: 1,
      name,
      trigger: { type: `commerce.${name}`, config: {} },
      nodes: [stop],
      edges: [{ from: 'trigger', port: 'then', to: 'stop' }],
      layout: {},
    }
    const workflow = made.parse((await send('POST', 'workflows', { name, definition })).body)
    expect(workflow.findings).toEqual([])
    expect((await send('POST', `workflows/${workflow.id}/turn-on`, { revision: 1 })).status).toBe(200)
    await deed()
    const runs = async () => runList.parse((await send('GET', `runs?workflowId=${workflow.id}`)).body).items
    await expect.poll(async () => (await runs()).map(({ status }) => status)).toEqual(['succeeded'])
    await send('POST', `workflows/${workflow.id}/turn-off`)

    const [run] = await runs()
    const { trigger } = runBody.parse((await send('GET', `runs/${run?.id}`)).body)
    const { items } = pluginList.parse((await send('GET', 'plugins')).body)
    const declared = items.flatMap(({ triggers }) => triggers).find(({ id }) => id === `commerce.${name}`)
    if (declared === undefined) throw new Error(`${name} is described nowhere.`)
    expect(z.fromJSONSchema(declared.output).safeParse(trigger).error).toBeUndefined()
  })
})
