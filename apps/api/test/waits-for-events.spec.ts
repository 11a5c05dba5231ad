import type { WorkflowDefinition } from '@counterflow/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openReferenceShop } from './reference-shop.js'
import { isPacked } from './workflow-shop.js'

const stored = z.object({ id: z.string(), draftRevision: z.int() })
const runs = z.object({ items: z.array(z.object({ id: z.string(), status: z.string() })) })
const run = z.object({
  steps: z.array(z.object({ nodeId: z.string(), port: z.string().nullable(), output: z.unknown() })),
})

/** Waits, after an order was placed, for its payment to be taken. */
const patient = (name: string, timeoutSeconds: number): WorkflowDefinition => ({
  schema: 1,
  name,
  trigger: { type: 'commerce.order_created', config: {} },
  nodes: [
    {
      id: 'paid',
      kind: 'wait',
      for: {
        kind: 'event',
        trigger: 'commerce.payment_intent_succeeded',
        match: { path: ['order', 'id'], equals: { $ref: ['trigger', 'order', 'id'] } },
        timeoutSeconds,
      },
    },
    { id: 'thank', kind: 'set', values: { number: { $ref: ['steps', 'paid', 'order', 'number'] } } },
    { id: 'remind', kind: 'set', values: { late: true } },
  ],
  edges: [
    { from: 'trigger', port: 'then', to: 'paid' },
    { from: 'paid', port: 'then', to: 'thank' },
    { from: 'paid', port: 'timeout', to: 'remind' },
  ],
  layout: {},
})

describe.skipIf(!isPacked)('a wait for an event', () => {
  let shop: Awaited<ReturnType<typeof openReferenceShop>>
  beforeAll(async () => {
    shop = await openReferenceShop()
  })
  afterAll(() => shop.close())

  async function install(definition: WorkflowDefinition): Promise<string> {
    const made = stored.parse(await shop.ask('POST', 'workflows', { name: definition.name, definition }))
    await shop.ask('POST', `workflows/${made.id}/turn-on`, { revision: made.draftRevision })
    return made.id
  }
  const runAbout = async (orderId: string) =>
    runs.parse(await shop.ask('GET', `runs?subjectId=${orderId}`)).items.at(0) ?? { id: '', status: 'none' }
  const becomes = (orderId: string, status: string) =>
    expect.poll(async () => (await runAbout(orderId)).status).toBe(status)
  const portsOf = async (orderId: string) => {
    const { id } = await runAbout(orderId)
    const { steps } = run.parse(await shop.ask('GET', `runs/${id}`))
    return steps.map(({ nodeId, port }) => `${nodeId} ${port}`)
  }

  it('goes on with the event that is its own, and lets those of others pass', async () => {
    const id = await install(patient('Thank who pays', 600))
    const [one, other] = [
      await shop.placeOrder('4242424242424242'),
      await shop.placeOrder('4242424242424242'),
    ]
    await becomes(one.id, 'waiting')
    await becomes(other.id, 'waiting')
    await shop.capture(one.id)
    await becomes(one.id, 'succeeded')
    expect(await portsOf(one.id)).toEqual(['paid then', 'thank then'])
    expect((await runAbout(other.id)).status).toBe('waiting')
    await shop.capture(other.id)
    await becomes(other.id, 'succeeded')
    await shop.ask('POST', `workflows/${id}/turn-off`)
  })

  it('goes on by its time-out when nothing comes', async () => {
    await install(patient('Remind who does not', 1))
    const order = await shop.placeOrder('4242424242424242')
    await becomes(order.id, 'succeeded')
    expect(await portsOf(order.id)).toEqual(['paid timeout', 'remind then'])
  })
})
