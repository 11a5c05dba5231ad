import type { WorkflowDefinition } from '@counterflow/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ShopApplication } from './shop-application.js'
import { isPacked, startWorkflowShop } from './workflow-shop.js'

const workflowBody = z.object({ id: z.string(), draftRevision: z.int() })
const webhookBody = z.object({ url: z.url() })
const receipt = z.object({ runId: z.string().nullable() })
const runBody = z.object({
  status: z.string(),
  trigger: z.unknown(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
})

const pause = (seconds: number): WorkflowDefinition['nodes'] => [
  { id: 'pause', kind: 'wait', for: { kind: 'duration', seconds } },
]

const orderKey = { $ref: ['trigger', 'body', 'order'] }

const webhookWorkflow = (
  name: string,
  nodes: WorkflowDefinition['nodes'],
  flow: WorkflowDefinition['flow'],
): WorkflowDefinition => ({
  schema: 1,
  name,
  trigger: { type: 'http.webhook', config: {} },
  nodes,
  edges: nodes.map(({ id }, index) => ({ from: nodes[index - 1]?.id ?? 'trigger', port: 'then', to: id })),
  layout: {},
  ...(flow === undefined ? {} : { flow }),
})

describe.skipIf(!isPacked)('flow control', () => {
  let shop: ShopApplication
  let owner: Record<string, string>
  beforeAll(async () => {
    shop = await startWorkflowShop()
    owner = await shop.staff('owner')
  })
  afterAll(() => shop.close())

  async function install(definition: WorkflowDefinition) {
    const made = workflowBody.parse(
      (await shop.send(owner, 'POST', '/api/v1/workflows', { name: definition.name, definition })).body,
    )
    const turnedOn = await shop.send(owner, 'POST', `/api/v1/workflows/${made.id}/turn-on`, {
      revision: made.draftRevision,
    })
    expect(turnedOn).toMatchObject({ status: 200 })
    const { body } = await shop.send(owner, 'GET', `/api/v1/workflows/${made.id}/webhook`)
    return new URL(webhookBody.parse(body).url).pathname
  }

  async function deliver(path: string, body: unknown): Promise<string> {
    const answer = await shop.send({}, 'POST', path, body)
    expect(answer.status).toBe(202)
    return receipt.parse(answer.body).runId ?? ''
  }

  const run = async (id: string) => runBody.parse((await shop.send(owner, 'GET', `/api/v1/runs/${id}`)).body)
  const ended = (id: string) => expect.poll(async () => (await run(id)).status).toBe('succeeded')

  it('runs one order at a time, in order of arrival, and other orders beside it', async () => {
    const path = await install(
      webhookWorkflow('One at a time', pause(1), { concurrency: { key: orderKey, limit: 1 } }),
    )
    const [first, second] = [await deliver(path, { order: 'A' }), await deliver(path, { order: 'A' })]
    const other = await deliver(path, { order: 'B' })
    await Promise.all([first, second, other].map(ended))
    const [one, two, three] = await Promise.all([first, second, other].map(run))
    const at = (text: string | null | undefined) => Date.parse(text ?? '')
    expect(at(two?.finishedAt)).toBeGreaterThanOrEqual(at(one?.finishedAt) + 1_000)
    expect(at(three?.finishedAt)).toBeLessThan(at(two?.finishedAt))
  })

  it('keeps the last of several events that come in quick succession', async () => {
    const path = await install(
      webhookWorkflow('Debounced', [{ id: 'note', kind: 'set', values: { seen: orderKey } }], {
        debounce: { key: orderKey, seconds: 1 },
      }),
    )
    const first = await deliver(path, { order: 'A', version: 1 })
    expect(await deliver(path, { order: 'A', version: 2 })).toBe(first)
    expect(await deliver(path, { order: 'A', version: 3 })).toBe(first)
    const other = await deliver(path, { order: 'B', version: 1 })
    expect(other).not.toBe(first)
    await Promise.all([first, other].map(ended))
    expect((await run(first)).trigger).toEqual({ body: { order: 'A', version: 3 } })
    expect(await deliver(path, { order: 'A', version: 4 })).not.toBe(first)
  })
})
