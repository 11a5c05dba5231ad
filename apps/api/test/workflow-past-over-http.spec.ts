import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { ShopApplication } from './shop-application.js'
import { isPacked, startWorkflowShop } from './workflow-shop.js'

const workflowBody = z.object({ id: z.string(), draftRevision: z.int(), folder: z.string().nullable() })
const versionList = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      live: z.boolean(),
      turnedOnBy: z.string(),
      note: z.string().nullable(),
      runs: z.int(),
    }),
  ),
})
const wholeVersion = z.object({
  note: z.string().nullable(),
  definition: z.looseObject({ nodes: z.array(z.unknown()) }),
})
const trafficBody = z.object({
  runs: z.int(),
  isAll: z.boolean(),
  ports: z.array(z.object({ nodeId: z.string(), port: z.string(), count: z.int() })),
})
const causes = z.object({
  items: z.array(
    z.object({
      workflowId: z.string(),
      nodeId: z.string().nullable(),
      stepName: z.string().nullable(),
      stepKind: z.string().nullable(),
      stepAction: z.string().nullable(),
      code: z.string(),
      count: z.int(),
      message: z.string(),
    }),
  ),
})
const retriedBody = z.object({ retried: z.int() })

const stop = (result: 'succeeded' | 'failed', message: string) => ({
  id: 'end',
  kind: 'stop',
  name: 'The end',
  result,
  message,
})
const definition = {
  schema: 1,
  name: 'Look at the total',
  trigger: { type: 'commerce.order_created', config: {} },
  nodes: [
    {
      id: 'large',
      kind: 'condition',
      when: {
        all: [
          {
            field: { $ref: ['trigger', 'order', 'total'] },
            operator: 'greater_than',
            value: { amount: 1_000_000, currency: 'KRW' },
          },
        ],
      },
    },
    stop('failed', 'Nobody looks at small ones.'),
  ],
  edges: [
    { from: 'trigger', port: 'then', to: 'large' },
    { from: 'large', port: 'otherwise', to: 'end' },
  ],
  layout: {},
}

describe.skipIf(!isPacked)('what a workflow has been and done', () => {
  let shop: ShopApplication
  let owner: Record<string, string>
  let id: string

  beforeAll(async () => {
    shop = await startWorkflowShop()
    owner = await shop.staff('owner')
    id = workflowBody.parse((await send('POST', 'workflows', { name: 'Total', definition })).body).id
    expect((await turnOn()).status).toBe(200)
    for (let orders = 0; orders < 3; orders += 1) await placeOrder()
    await vi.waitFor(async () => expect((await causesOf())[0]?.count).toBe(3), { timeout: 20_000 })
  })
  afterAll(() => shop.close())

  const send = (method: string, address: string, body?: unknown) =>
    shop.send(owner, method, `/api/v1/${address}`, body)

  async function turnOn(said: { note?: string } = {}) {
    const { draftRevision } = workflowBody.parse((await send('GET', `workflows/${id}`)).body)
    return send('POST', `workflows/${id}/turn-on`, { revision: draftRevision, ...said })
  }

  async function save(changed: object) {
    const { draftRevision } = workflowBody.parse((await send('GET', `workflows/${id}`)).body)
    const saved = await send('PUT', `workflows/${id}/draft`, {
      revision: draftRevision,
      definition: changed,
    })
    expect(saved.status, JSON.stringify(saved.body)).toBe(200)
  }

  async function placeOrder() {
    const { status } = await send('POST', 'orders', {
      customer: { name: 'Ada', email: 'ada@example.com' },
      lines: [{ variant: { sku: 'TEA-UJN-30' }, quantity: 1 }],
      payment: { card: { number: '4242 4242 4242 4242' } },
    })
    expect(status).toBe(201)
  }

  const causesOf = async () => causes.parse((await send('GET', `run-failures?workflowId=${id}`)).body).items
  const versionsOf = async () => versionList.parse((await send('GET', `workflows/${id}/versions`)).body).items

  it('counts which way the runs of the day went', async () => {
    const { runs, isAll, ports } = trafficBody.parse((await send('GET', `workflows/${id}/traffic`)).body)
    expect({ runs, isAll }).toEqual({ runs: 3, isAll: true })
    expect(ports).toContainEqual({ nodeId: 'large', port: 'otherwise', count: 3 })
    expect(ports.find(({ port }) => port === 'then')).toBeUndefined()
  })

  it('puts failures together by their cause, and retries all of one', async () => {
    expect(await causesOf()).toMatchObject([
      { workflowId: id, nodeId: 'end', stepName: 'The end', stepKind: 'stop', stepAction: null, count: 3 },
    ])
    const retry = async (nodeId: string, code: string) =>
      retriedBody.parse((await send('POST', 'runs/retry', { workflowId: id, cause: { nodeId, code } })).body)
        .retried
    expect(await retry('large', 'stopped')).toBe(0)
    expect(await retry('end', 'other')).toBe(0)
    expect(await retry('end', 'stopped')).toBe(3)
  })

  it('keeps every version with who turned it on and a note, and gives back what it did', async () => {
    const [large] = definition.nodes
    await save({ ...definition, nodes: [large, stop('succeeded', 'Fine.')] })
    await turnOn()
    const [second, first] = await versionsOf()
    expect(second).toMatchObject({ live: true, note: null, runs: 0 })
    expect(first).toMatchObject({ live: false })
    expect(first?.runs).toBeGreaterThanOrEqual(3)
    expect(first?.turnedOnBy).not.toBe('')
    const address = `workflows/${id}/versions/${first?.id}`
    expect((await send('PUT', `${address}/note`, { note: ' Before the holidays ' })).status).toBe(200)
    const kept = wholeVersion.parse((await send('GET', address)).body)
    expect(kept.note).toBe('Before the holidays')
    expect(kept.definition.nodes).toContainEqual(stop('failed', 'Nobody looks at small ones.'))
    await send('PUT', `${address}/note`, { note: '' })
    expect((await versionsOf())[1]?.note).toBeNull()
    await save(kept.definition)
    await turnOn({ note: ' As it was ' })
    const live = async () => (await versionsOf()).find((version) => version.live)
    expect(await live()).toMatchObject({ id: first?.id, note: 'As it was' })
    await turnOn({ note: '' })
    expect(await live()).toMatchObject({ note: 'As it was' })
  })

  it('knows versions of this workflow only', async () => {
    const other = workflowBody.parse((await send('POST', 'workflows', { name: 'Other' })).body)
    const [version] = await versionsOf()
    expect((await send('GET', `workflows/${other.id}/versions/${version?.id}`)).status).toBe(404)
    const note = await send('PUT', `workflows/${other.id}/versions/${version?.id}/note`, { note: 'Mine' })
    expect(note.status).toBe(404)
    expect((await versionsOf())[0]?.note).toBeNull()
  })

  it('lies in a folder', async () => {
    const moved = await send('PUT', `workflows/${id}/folder`, { folder: ' Risk ' })
    expect(workflowBody.parse(moved.body).folder).toBe('Risk')
    const list = z.object({ items: z.array(workflowBody.omit({ draftRevision: true })) })
    const found = list.parse((await send('GET', 'workflows')).body).items.find((one) => one.id === id)
    expect(found?.folder).toBe('Risk')
    expect((await send('PUT', `workflows/${id}/folder`, { folder: null })).body).toMatchObject({
      folder: null,
    })
  })
})
