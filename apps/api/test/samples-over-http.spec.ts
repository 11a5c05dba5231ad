import { maskedText } from '@counterflow/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ShopApplication } from './shop-application.js'
import { isPacked, startWorkflowShop } from './workflow-shop.js'

const samplesBody = z.object({
  triggerType: z.string().nullable(),
  items: z.array(
    z.object({
      eventId: z.string(),
      payload: z.object({ order: z.object({ id: z.string() }) }),
      subject: z.object({ label: z.string() }),
    }),
  ),
  steps: z.array(
    z.object({ nodeId: z.string(), eventId: z.string(), runId: z.string(), output: z.unknown() }),
  ),
  shop: z.object({ name: z.string(), currency: z.string(), language: z.string() }),
})
const workflowBody = z.object({ id: z.string(), draftRevision: z.number() })
const orderBody = z.object({ snapshot: z.object({ id: z.string(), number: z.string() }) })
const runList = z.object({ items: z.array(z.object({ id: z.string(), status: z.string() })) })

const definition = {
  schema: 1,
  name: 'Tag and remember',
  trigger: { type: 'commerce.order_risk_analyzed', config: {} },
  nodes: [
    {
      id: 'tag',
      kind: 'action',
      action: 'commerce.add_order_tags',
      input: { orderId: { $ref: ['trigger', 'order', 'id'] }, tags: ['seen'] },
    },
    { id: 'keep', kind: 'set', values: { number: { $ref: ['trigger', 'order', 'number'] } } },
    { id: 'each', kind: 'each', items: { $ref: ['trigger', 'order', 'lines'] } },
    { id: 'line', kind: 'set', values: { title: { $ref: ['each', 'each', 'item', 'title'] } } },
  ],
  edges: [
    { from: 'trigger', port: 'then', to: 'tag' },
    { from: 'tag', port: 'then', to: 'keep' },
    { from: 'keep', port: 'then', to: 'each' },
    { from: 'each', port: 'each', to: 'line' },
  ],
  layout: {},
}

describe.skipIf(!isPacked)('samples of a workflow', () => {
  let shop: ShopApplication
  let owner: Record<string, string>
  let workflowId: string

  beforeAll(async () => {
    shop = await startWorkflowShop()
    owner = await shop.staff('owner')
    const made = workflowBody.parse((await send('POST', 'workflows', { name: 'Tag', definition })).body)
    workflowId = made.id
    await send('POST', `workflows/${made.id}/turn-on`, { revision: made.draftRevision })
  })
  afterAll(() => shop.close())

  const send = (method: string, address: string, body?: unknown, caller = owner) =>
    shop.send(caller, method, `/api/v1/${address}`, body)

  async function placeOrder() {
    const { status, body } = await send('POST', 'orders', {
      customer: { name: 'Ada', email: 'ada@example.com' },
      lines: [
        { variant: { sku: 'TEA-UJN-30' }, quantity: 1 },
        { variant: { sku: 'TEA-UJN-30' }, quantity: 2 },
      ],
      payment: { card: { number: '4242 4242 4242 4242' } },
    })
    expect(status, JSON.stringify(body)).toBe(201)
    return orderBody.parse(body).snapshot
  }

  async function samples(query = '', caller = owner) {
    const { status, body } = await send('GET', `workflows/${workflowId}/samples${query}`, undefined, caller)
    expect(status, JSON.stringify(body)).toBe(200)
    return samplesBody.parse(body)
  }

  const ended = (orderId: string) =>
    expect
      .poll(async () =>
        runList.parse((await send('GET', `runs?subjectId=${orderId}`)).body).items.map((r) => r.status),
      )
      .toEqual(['succeeded'])

  it('are what happened and what each step answered to it, the first item standing for a list', async () => {
    const first = await placeOrder()
    await ended(first.id)
    const second = await placeOrder()
    await ended(second.id)
    const { triggerType, items, steps, shop: values } = await samples()
    expect(triggerType).toBe('commerce.order_risk_analyzed')
    expect(values.currency).toMatch(/^[A-Z]{3}$/)
    expect(items.slice(0, 2).map(({ subject }) => subject.label)).toEqual([second.number, first.number])
    const answers = (orderId: string) => {
      const event = items.find(({ payload }) => payload.order.id === orderId)
      return Object.fromEntries(
        steps
          .filter(({ eventId }) => eventId === event?.eventId)
          .map(({ nodeId, output }) => [nodeId, output]),
      )
    }
    expect(answers(second.id)).toMatchObject({
      tag: { tags: ['seen'] },
      keep: { number: second.number },
      each: { count: 2 },
      line: { title: expect.any(String) },
    })
    expect(answers(first.id)).toMatchObject({ keep: { number: first.number } })
  })

  it('are looked for under the trigger that is being drawn', async () => {
    const { triggerType, items } = await samples('?trigger=commerce.order_created')
    expect(triggerType).toBe('commerce.order_created')
    expect(items.length).toBeGreaterThan(0)
    expect((await samples('?trigger=no.such')).items).toEqual([])
  })

  it('leave out what a step with the same id but another action answered', async () => {
    const { draftRevision } = workflowBody.parse((await send('GET', `workflows/${workflowId}`)).body)
    const nodes = definition.nodes.map((node) =>
      node.id === 'keep' ? { id: 'keep', kind: 'wait', for: { kind: 'duration', seconds: 60 } } : node,
    )
    const saved = await send('PUT', `workflows/${workflowId}/draft`, {
      revision: draftRevision,
      definition: { ...definition, nodes },
    })
    expect(saved.status).toBe(200)
    const nodeIds = new Set((await samples()).steps.map(({ nodeId }) => nodeId))
    expect(nodeIds).toEqual(new Set(['tag', 'each', 'line']))
  })

  it('show nothing of an order to who may not read orders', async () => {
    const made = await send('POST', 'api-keys', {
      name: 'Watcher',
      permissions: ['runs.read', 'workflows.read'],
    })
    const { secret } = z.object({ secret: z.string() }).parse(made.body)
    const { items, steps } = await samples('', { authorization: `Bearer ${secret}` })
    expect({ items, steps }).toEqual({ items: [], steps: [] })
    const cashier = await shop.staff('cashier')
    expect((await send('GET', `workflows/${workflowId}/samples`, undefined, cashier)).status).toBe(403)
  })

  it('hide the code of a gift card, as the run does, while its later steps use it', async () => {
    const giving = {
      schema: 1,
      name: 'Thank with a card',
      trigger: { type: 'commerce.order_risk_analyzed', config: {} },
      nodes: [
        {
          id: 'gift',
          kind: 'action',
          action: 'commerce.issue_gift_card',
          input: { amount: { amount: 5_000, currency: 'KRW' } },
        },
        { id: 'words', kind: 'set', values: { said: { $template: 'Pay with {{ steps.gift.code }}.' } } },
        {
          id: 'mail',
          kind: 'action',
          action: 'mail.send_internal',
          input: {
            to: ['ada@example.com'],
            subject: 'A gift',
            body: { $template: '{{ steps.words.said }}' },
          },
        },
      ],
      edges: [
        { from: 'trigger', port: 'then', to: 'gift' },
        { from: 'gift', port: 'then', to: 'words' },
        { from: 'words', port: 'then', to: 'mail' },
      ],
      layout: {},
    }
    await send('POST', `workflows/${workflowId}/turn-off`)
    const made = await send('POST', 'workflows', { name: 'Gift', definition: giving })
    const { id, draftRevision } = workflowBody.parse(made.body)
    const on = await send('POST', `workflows/${id}/turn-on`, { revision: draftRevision })
    expect(on.status, JSON.stringify(on.body)).toBe(200)
    const order = await placeOrder()
    await ended(order.id)
    const mails = z
      .object({ items: z.array(z.object({ id: z.string(), subject: z.string() })) })
      .parse((await send('GET', 'mail')).body)
    const mailId = mails.items.find(({ subject }) => subject === 'A gift')?.id
    const { text } = z.object({ text: z.string() }).parse((await send('GET', `mail/${mailId}`)).body)
    const code = /Pay with (\S{10,})\./.exec(text)?.[1] ?? ''
    expect(code).not.toBe('')

    const [run] = runList.parse((await send('GET', `runs?subjectId=${order.id}`)).body).items
    const shown = [
      (await send('GET', `runs/${run?.id}`)).body,
      (await send('GET', `runs/${run?.id}/steps/mail?iteration=&attempt=1`)).body,
      (await send('GET', `runs/${run?.id}/retry-plan?from=start`)).body,
      (await send('GET', `workflows/${id}/samples`)).body,
    ].map((body) => JSON.stringify(body))
    for (const said of shown) expect(said).not.toContain(code)
    expect(shown[0]).toContain(`Pay with ${maskedText}.`)
    expect(shown[1]).toContain(`Pay with ${maskedText}.`)
    expect(shown[3]).toContain(`Pay with ${maskedText}.`)
  })
})
