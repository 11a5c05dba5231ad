import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { ShopApplication } from './shop-application.js'
import { isPacked, startWorkflowShop } from './workflow-shop.js'

const workflowBody = z.object({ id: z.string(), draftRevision: z.number() })
const orderBody = z.object({
  snapshot: z.object({ id: z.string(), number: z.string(), tags: z.array(z.string()) }),
})
const samplesBody = z.object({
  items: z.array(
    z.object({ eventId: z.string(), payload: z.unknown(), subject: z.object({ id: z.string() }) }),
  ),
})
const rehearsalBody = z.object({
  isWanted: z.boolean(),
  status: z.string(),
  steps: z.array(
    z.object({
      nodeId: z.string(),
      port: z.string().nullable(),
      by: z.string(),
      isUnsure: z.boolean(),
      input: z.unknown(),
      output: z.unknown(),
    }),
  ),
})
const historyBody = z.object({
  events: z.int(),
  isAll: z.boolean(),
  wanted: z.int(),
  failed: z.int(),
  ports: z.array(
    z.object({
      nodeId: z.string(),
      port: z.string(),
      count: z.int(),
      unsure: z.int(),
      latest: z.array(z.object({ subject: z.object({ label: z.string() }) })),
    }),
  ),
})
const problem = z.object({ type: z.string(), permission: z.string().optional() })

const orderId = { $ref: ['trigger', 'order', 'id'] }
const definition = {
  schema: 1,
  name: 'Tag what is risky',
  trigger: {
    type: 'commerce.order_risk_analyzed',
    config: {},
    when: {
      all: [{ field: { $ref: ['trigger', 'order', 'lines'] }, operator: 'is_not_empty' }],
    },
  },
  nodes: [
    {
      id: 'high',
      kind: 'condition',
      when: {
        all: [{ field: { $ref: ['trigger', 'order', 'riskLevel'] }, operator: 'equals', value: 'high' }],
      },
    },
    { id: 'tag', kind: 'action', action: 'commerce.add_order_tags', input: { orderId, tags: ['risky'] } },
    { id: 'look', kind: 'action', action: 'commerce.retrieve_order', input: { orderId } },
    {
      id: 'tagged',
      kind: 'condition',
      when: {
        any: [
          {
            field: { $ref: ['steps', 'tag', 'tags'] },
            operator: 'is_empty',
          },
        ],
      },
    },
  ],
  edges: [
    { from: 'trigger', port: 'then', to: 'high' },
    { from: 'high', port: 'then', to: 'tag' },
    { from: 'high', port: 'otherwise', to: 'look' },
    { from: 'tag', port: 'then', to: 'tagged' },
  ],
  layout: {},
}

describe.skipIf(!isPacked)('rehearsals of a draft', () => {
  let shop: ShopApplication
  let owner: Record<string, string>
  let id: string
  let [risky, calm]: string[] = []

  beforeAll(async () => {
    shop = await startWorkflowShop()
    owner = await shop.staff('owner')
    risky = await placeOrder('4100 0000 0000 0019')
    calm = await placeOrder('4242 4242 4242 4242')
    id = workflowBody.parse((await send('POST', 'workflows', { name: 'Tag', definition })).body).id
    await vi.waitFor(
      async () => {
        expect(await eventOf(risky)).toBeDefined()
        expect(await eventOf(calm)).toBeDefined()
      },
      { timeout: 20_000 },
    )
  })
  afterAll(() => shop.close())

  const send = (method: string, address: string, body?: unknown, caller = owner) =>
    shop.send(caller, method, `/api/v1/${address}`, body)

  async function placeOrder(number: string): Promise<string> {
    const { body } = await send('POST', 'orders', {
      customer: { name: 'Mallory', email: 'mallory@example.com' },
      lines: [{ variant: { sku: 'TEA-UJN-30' }, quantity: 1 }],
      payment: { card: { number } },
    })
    return orderBody.parse(body).snapshot.id
  }

  async function eventOf(order: string | undefined): Promise<string | undefined> {
    const { items } = samplesBody.parse((await send('GET', `workflows/${id}/samples`)).body)
    return items.find(({ subject }) => subject.id === order)?.eventId
  }

  async function rehearse(body: unknown, caller = owner) {
    const answer = await send('POST', `workflows/${id}/rehearsals`, body, caller)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return rehearsalBody.parse(answer.body)
  }

  const tagsOf = async (order: string | undefined) =>
    orderBody.parse((await send('GET', `orders/${order}`)).body).snapshot.tags

  it('takes the way of a past event, supposes what would change something, and changes nothing', async () => {
    const { isWanted, status, steps } = await rehearse({ eventId: await eventOf(risky) })
    expect({ isWanted, status }).toEqual({ isWanted: true, status: 'succeeded' })
    expect(steps).toMatchObject([
      { nodeId: 'high', port: 'then', by: 'computed', isUnsure: false },
      { nodeId: 'tag', by: 'supposed', input: { orderId: risky, tags: ['risky'] } },
      { nodeId: 'tagged', by: 'computed', isUnsure: true },
    ])
    expect(steps[0]?.input).toMatchObject([{ actual: 'high', met: true }])
    expect(await tagsOf(risky)).toEqual([])
    const runs = z
      .object({ items: z.array(z.unknown()) })
      .parse((await send('GET', `runs?workflowId=${id}`)).body)
    expect(runs.items).toEqual([])
  })

  it('carries out what only looks something up', async () => {
    const { steps } = await rehearse({ eventId: await eventOf(calm) })
    expect(steps).toMatchObject([
      { nodeId: 'high', port: 'otherwise' },
      { nodeId: 'look', by: 'carried_out', output: { id: calm } },
    ])
  })

  it('takes an edited copy, and names what does not fit in it', async () => {
    const { items } = samplesBody.parse((await send('GET', `workflows/${id}/samples`)).body)
    const payload = z
      .object({ order: z.looseObject({}) })
      .loose()
      .parse(items.find(({ subject }) => subject.id === calm)?.payload)
    const edited = { ...payload, order: { ...payload.order, riskLevel: 'high' } }
    expect((await rehearse({ payload: edited })).steps[0]).toMatchObject({ nodeId: 'high', port: 'then' })
    const empty = { ...payload, order: { ...payload.order, lines: [] } }
    expect(await rehearse({ payload: empty })).toMatchObject({ isWanted: false })
    const unfit = await send('POST', `workflows/${id}/rehearsals`, { payload: { order: 1 } })
    expect(unfit).toMatchObject({ status: 422, body: { type: '/problems/invalid-input' } })
  })

  it('really does what is allowed, for those who may', async () => {
    const eventId = await eventOf(risky)
    const support = await shop.staff('support')
    const refused = await send('POST', `workflows/${id}/rehearsals`, { eventId, allow: ['tag'] }, support)
    expect(problem.parse(refused.body)).toMatchObject({ type: '/problems/permission-missing' })
    expect(await tagsOf(risky)).toEqual([])
    const { steps } = await rehearse({ eventId, allow: ['tag'] })
    expect(steps.find(({ nodeId }) => nodeId === 'tag')).toMatchObject({ by: 'carried_out' })
    expect(steps.find(({ nodeId }) => nodeId === 'tagged')).toMatchObject({ isUnsure: false })
    expect(await tagsOf(risky)).toEqual(['risky'])
  })

  it('tells what the draft would have done, branch by branch, with the orders', async () => {
    const { body } = await send('GET', `workflows/${id}/history-preview`)
    const { ports, ...counts } = historyBody.parse(body)
    expect(counts).toMatchObject({ isAll: true, failed: 0 })
    expect(counts.wanted).toBe(counts.events)
    const at = (nodeId: string, port: string) =>
      ports.find((one) => one.nodeId === nodeId && one.port === port)
    expect(at('trigger', 'then')?.count).toBe(counts.wanted)
    const [then, otherwise] = [at('high', 'then')?.count ?? 0, at('high', 'otherwise')?.count ?? 0]
    expect(then).toBeGreaterThan(0)
    expect(then + otherwise).toBe(counts.wanted)
    expect(at('high', 'then')).toMatchObject({ unsure: 0 })
    expect(ports.filter(({ nodeId }) => nodeId === 'tagged')[0]?.unsure).toBe(then)
    expect(at('high', 'then')?.latest.at(0)?.subject.label).toMatch(/^#\d+$/)
  })

  it('shows nothing of events that the reader may not read', async () => {
    const eventId = await eventOf(calm)
    const key = await send('POST', 'api-keys', { name: 'Runs only', permissions: ['runs.read'] })
    const { secret } = z.object({ secret: z.string() }).parse(key.body)
    const reader = { authorization: `Bearer ${secret}` }
    expect((await send('POST', `workflows/${id}/rehearsals`, { eventId }, reader)).status).toBe(404)
    const { body } = await send('GET', `workflows/${id}/history-preview`, undefined, reader)
    expect(historyBody.parse(body)).toMatchObject({ events: 0, ports: [] })
  })

  it('says so where nothing starts the workflow yet', async () => {
    const made = workflowBody.parse((await send('POST', 'workflows', { name: 'Empty' })).body)
    const answer = await send('GET', `workflows/${made.id}/history-preview`)
    expect(answer).toMatchObject({ status: 409, body: { type: '/problems/workflow-without-trigger' } })
  })
})
