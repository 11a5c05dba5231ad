import { riskLevelSchema } from '@counterflow/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { orderSchema } from '../src/commerce/orders/orders.contract.js'
import type { ShopApplication } from './shop-application.js'
import { isPacked, startWorkflowShop } from './workflow-shop.js'

const made = z.object({ id: z.string(), findings: z.array(z.unknown()) })
const keyMade = z.object({ secret: z.string() })
const runList = z.object({ items: z.array(z.object({ id: z.string(), status: z.string() })) })
const told = z.object({
  trigger: z.object({
    risk: z.object({ level: riskLevelSchema }),
    provider: z.object({ name: z.string() }).nullable(),
  }),
})

describe.skipIf(!isPacked)('a risk provider that speaks through the API (R64)', () => {
  let shop: ShopApplication
  let owner: Record<string, string>
  beforeAll(async () => {
    shop = await startWorkflowShop()
    owner = await shop.staff('owner')
  })
  afterAll(() => shop?.close())

  const send = (method: string, address: string, body?: unknown, sender = owner) =>
    shop.send(sender, method, `/api/v1/${address}`, body)

  async function keyWith(permissions: readonly string[]): Promise<Record<string, string>> {
    const { body } = await send('POST', 'api-keys', { name: 'Sentinel', permissions })
    return { authorization: `Bearer ${keyMade.parse(body).secret}` }
  }

  async function turnedOn(name: string, config: object) {
    const definition = {
      schema: 1,
      name,
      trigger: { type: 'commerce.order_risk_analyzed', config },
      nodes: [{ id: 'stop', kind: 'stop', result: 'succeeded' }],
      edges: [{ from: 'trigger', port: 'then', to: 'stop' }],
      layout: {},
    }
    const { id, findings } = made.parse((await send('POST', 'workflows', { name, definition })).body)
    expect(findings).toEqual([])
    expect((await send('POST', `workflows/${id}/turn-on`, { revision: 1 })).status).toBe(200)
    return async () => {
      const { items } = runList.parse((await send('GET', `runs?workflowId=${id}`)).body)
      const runs = await Promise.all(items.map((run) => send('GET', `runs/${run.id}`)))
      return runs.map(({ body }) => {
        const { risk, provider } = told.parse(body).trigger
        return [provider?.name ?? 'the shop', risk.level]
      })
    }
  }

  async function analysedOrder(): Promise<string> {
    const { body } = await send('POST', 'orders', {
      customer: { name: 'Ada', email: 'ada@example.com' },
      lines: [{ variant: { sku: 'TEA-UJN-30' }, quantity: 1 }],
      payment: { card: { number: '4242 4242 4242 4242' } },
    })
    const { id } = orderSchema.parse(body).snapshot
    const risk = async () => orderSchema.parse((await send('GET', `orders/${id}`)).body).risk
    await expect.poll(risk, { timeout: 10_000 }).not.toBeNull()
    return id
  }

  const verdict = {
    provider: { id: 'sentinel', name: 'Sentinel' },
    assessmentId: 'a-1',
    level: 'high',
    facts: [{ sentiment: 'negative', text: 'Ships to a hotel.' }],
  }

  it('starts the workflows that want to hear of it, and no other a second time', async () => {
    const runsOfUsual = await turnedOn('Usual', {})
    const runsOfWatching = await turnedOn('Watching', { otherProviders: true })
    const orderId = await analysedOrder()
    const sentinel = await keyWith(['orders.assess'])
    const assess = () => send('POST', `orders/${orderId}/risk-assessments`, verdict, sentinel)
    expect((await assess()).status).toBe(200)
    const { body, status } = await assess()
    expect(status).toBe(200)
    expect(orderSchema.parse(body)).toMatchObject({
      snapshot: { riskLevel: 'high' },
      risk: { level: 'low' },
      providerRisks: [{ provider: verdict.provider, level: 'high' }],
      timeline: expect.arrayContaining([
        expect.objectContaining({
          kind: 'risk_analyzed',
          actor: expect.objectContaining({ type: 'api_key' }),
        }),
      ]),
    })
    await expect.poll(runsOfWatching).toEqual([
      ['Sentinel', 'high'],
      ['the shop', 'low'],
    ])
    expect(await runsOfUsual()).toEqual([['the shop', 'low']])
  })

  it('is refused without the permission, for what is no order, and what is no verdict', async () => {
    const orderId = await analysedOrder()
    const address = `orders/${orderId}/risk-assessments`
    const reader = await keyWith(['orders.read', 'orders.update'])
    expect((await send('POST', address, verdict, reader)).status).toBe(403)
    const nobody = 'orders/01980000-0000-7000-8000-0000000000aa/risk-assessments'
    expect((await send('POST', nobody, { ...verdict, assessmentId: 'a-2' })).status).toBe(404)
    const provider = { id: 'Sentinel!', name: 'Sentinel' }
    expect((await send('POST', address, { ...verdict, provider })).status).toBe(422)
    expect((await send('POST', address, { ...verdict, score: 101 })).status).toBe(422)
  })
})
