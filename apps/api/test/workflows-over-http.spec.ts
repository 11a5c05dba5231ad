import type { WorkflowDefinition } from '@counterflow/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ShopApplication } from './shop-application.js'
import { isPacked, startWorkflowShop } from './workflow-shop.js'

const workflowBody = z.object({
  id: z.string(),
  live: z.boolean(),
  draftRevision: z.number(),
  draftDiffersFromLive: z.boolean(),
  attention: z.array(z.object({ code: z.string() })),
  findings: z.array(z.object({ code: z.string(), nodeId: z.string().nullable() })),
  draft: z.custom<WorkflowDefinition>(),
})
const orderBody = z.object({
  snapshot: z.object({ id: z.string(), paymentStatus: z.string(), riskLevel: z.string().nullable() }),
  timeline: z.array(
    z.object({ kind: z.string(), actor: z.object({ type: z.string(), id: z.string().nullable() }) }),
  ),
})
const runList = z.object({ items: z.array(z.object({ id: z.string(), status: z.string() })) })
const problem = z.object({
  type: z.string(),
  fix: z.string(),
  errors: z.array(z.object({ path: z.string(), fix: z.string() })).optional(),
  findings: z.array(z.object({ code: z.string() })).optional(),
})

describe.skipIf(!isPacked)('workflows over HTTP', () => {
  let shop: ShopApplication
  let owner: Record<string, string>

  beforeAll(async () => {
    shop = await startWorkflowShop()
    owner = await shop.staff('owner')
  })

  afterAll(() => shop.close())

  const send = (method: string, address: string, body?: unknown) =>
    shop.send(owner, method, `/api/v1/${address}`, body)

  async function install(turnOn: boolean) {
    const { status, body } = await send('POST', 'templates/commerce.capture_unless_high_risk/install', {
      turnOn,
    })
    expect(status, JSON.stringify(body)).toBe(201)
    return workflowBody.parse(body)
  }

  async function placeOrder(number: string) {
    const { status, body } = await send('POST', 'orders', {
      customer: { name: 'Ada', email: 'ada@example.com' },
      lines: [{ variant: { sku: 'TEA-UJN-30' }, quantity: 1 }],
      payment: { card: { number } },
    })
    expect(status, JSON.stringify(body)).toBe(201)
    return orderBody.parse(body).snapshot.id
  }

  const order = async (id: string) => orderBody.parse((await send('GET', `orders/${id}`)).body)
  const runsAbout = async (id: string) =>
    runList.parse((await send('GET', `runs?subjectId=${id}`)).body).items

  async function setCapture(captureMode: 'manual' | 'automatic') {
    expect((await send('PATCH', 'shop', { captureMode })).status).toBe(200)
  }

  async function save(id: string, draftRevision: number, definition: WorkflowDefinition) {
    return send('PUT', `workflows/${id}/draft`, { revision: draftRevision, definition })
  }

  it('captures low and medium risk, leaves high risk alone, and shows the run (R61, R68)', async () => {
    const installed = await install(true)
    expect(installed).toMatchObject({ live: true, findings: [], attention: [] })
    const [low, medium, high] = await Promise.all([
      placeOrder('4242 4242 4242 4242'),
      placeOrder('4000 0000 0000 9235'),
      placeOrder('4100 0000 0000 0019'),
    ])
    for (const id of [low, medium, high]) {
      await expect.poll(async () => (await runsAbout(id)).map(({ status }) => status)).toEqual(['succeeded'])
    }
    expect((await order(low)).snapshot).toMatchObject({ paymentStatus: 'captured', riskLevel: 'low' })
    expect((await order(medium)).snapshot).toMatchObject({ paymentStatus: 'captured' })
    expect((await order(high)).snapshot).toMatchObject({ paymentStatus: 'authorized', riskLevel: 'high' })

    const [run] = await runsAbout(low)
    const captured = (await order(low)).timeline.find(({ kind }) => kind === 'payment_captured')
    expect(captured?.actor).toEqual({ type: 'workflow', id: run?.id })
    const { body } = await send('GET', `runs/${run?.id}`)
    expect(body).toMatchObject({
      steps: [
        { nodeId: 'risk_not_high', status: 'succeeded', port: 'then' },
        { nodeId: 'capture', status: 'succeeded', attempt: 1, input: { orderId: low } },
      ],
    })
    await send('POST', `workflows/${installed.id}/turn-off`)
  })

  it('starts the runs of many orders at once', async () => {
    const installed = await install(true)
    const ids = await Promise.all(Array.from({ length: 25 }, () => placeOrder('4242 4242 4242 4242')))
    for (const id of ids) {
      await expect.poll(async () => (await runsAbout(id)).map(({ status }) => status)).toEqual(['succeeded'])
    }
    await send('POST', `workflows/${installed.id}/turn-off`)
  })

  it('starts no run for a declined card', async () => {
    const installed = await install(true)
    const id = await placeOrder('4000 0000 0000 0002')
    await expect.poll(async () => (await order(id)).snapshot.riskLevel).not.toBeNull()
    expect(await runsAbout(id)).toEqual([])
    await send('POST', `workflows/${installed.id}/turn-off`)
  })

  it('refuses to decide about captures that happen by themselves, also later (R65)', async () => {
    const live = await install(true)
    await setCapture('automatic')
    const refused = await send('POST', 'templates/commerce.capture_unless_high_risk/install', {
      turnOn: true,
    })
    expect(refused.status).toBe(409)
    expect(problem.parse(refused.body)).toMatchObject({
      type: '/problems/workflow-not-ready',
      findings: [{ code: 'manual_capture_needed' }],
    })
    const later = workflowBody.parse((await send('GET', `workflows/${live.id}`)).body)
    expect(later.attention.map(({ code }) => code)).toEqual(['manual_capture_needed'])
    await setCapture('manual')
    expect(workflowBody.parse((await send('GET', `workflows/${live.id}`)).body).attention).toEqual([])
    await send('POST', `workflows/${live.id}/turn-off`)
  })

  it('lets nobody turn on what they may not do themselves', async () => {
    const draft = await install(false)
    const support = await shop.staff('support')
    const answer = await shop.send(support, 'POST', `/api/v1/workflows/${draft.id}/turn-on`, { revision: 1 })
    expect(answer.status).toBe(403)
  })

  it('refuses a connection to nowhere, names it, and keeps the draft', async () => {
    const { id, draft, draftRevision } = await install(false)
    const edges = [...draft.edges, { from: 'capture', port: 'then', to: 'gone' }]
    const refused = await save(id, draftRevision, { ...draft, edges })
    expect(refused.status).toBe(422)
    expect(problem.parse(refused.body)).toMatchObject({
      type: '/problems/invalid-workflow',
      errors: [{ path: '/definition/edges/2/to', fix: 'Remove the connection, or add the step.' }],
    })
    expect(workflowBody.parse((await send('GET', `workflows/${id}`)).body).draft).toEqual(draft)
  })

  it('keeps a draft that refers to a step that may not have run, and refuses to turn it on', async () => {
    const { id, draft, draftRevision } = await install(false)
    const uncertain = { $ref: ['steps', 'capture', 'paymentStatus'] }
    const tag: WorkflowDefinition['nodes'][number] = {
      id: 'tag',
      kind: 'action',
      action: 'commerce.add_order_tags',
      input: { orderId: { $ref: ['trigger', 'order', 'id'] }, tags: [uncertain] },
    }
    const edges = [
      ...draft.edges,
      { from: 'capture', port: 'then', to: 'tag' },
      { from: 'risk_not_high', port: 'otherwise', to: 'tag' },
    ]
    const saved = await save(id, draftRevision, { ...draft, nodes: [...draft.nodes, tag], edges })
    const { findings, draftRevision: revision } = workflowBody.parse(saved.body)
    expect(findings).toMatchObject([{ code: 'reference_uncertain', nodeId: 'tag' }])
    const refused = await send('POST', `workflows/${id}/turn-on`, { revision })
    expect(refused.status).toBe(409)
    expect(problem.parse(refused.body).errors?.[0]?.path).toBe('/draft/nodes/2/input/tags/0')
  })

  it('does not overwrite what somebody else has saved meanwhile', async () => {
    const { id, draft, draftRevision } = await install(false)
    expect((await save(id, draftRevision, { ...draft, name: 'Mine' })).status).toBe(200)
    const late = await save(id, draftRevision, { ...draft, name: 'Theirs' })
    expect([late.status, problem.parse(late.body).type]).toEqual([409, '/problems/draft-changed-elsewhere'])
  })

  it('finds nothing new in a draft whose cards only moved, and whose samples are others', async () => {
    const { id, draft, draftRevision } = await install(true)
    const trigger = draft.trigger && { ...draft.trigger, sample: { seen: 'yesterday' } }
    const moved = { ...draft, trigger, layout: { trigger: { x: 999, y: 1 } } }
    expect(workflowBody.parse((await save(id, draftRevision, moved)).body).draftDiffersFromLive).toBe(false)
    expect((await send('DELETE', `workflows/${id}`)).status).toBe(409)
    await send('POST', `workflows/${id}/turn-off`)
    expect((await send('DELETE', `workflows/${id}`)).status).toBe(204)
    expect((await send('GET', `workflows/${id}`)).status).toBe(404)
  })

  it('publishes the JSON Schema of its workflows to everybody', async () => {
    const { status, body } = await shop.send({}, 'GET', '/api/v1/workflow-schema')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $defs: { WorkflowFile: { required: expect.arrayContaining(['schema', 'trigger', 'nodes']) } },
    })
  })

  it.each<[string, unknown, string]>([
    ['an unknown field', { name: 'x', colour: 'red' }, '/colour'],
    ['a wrong type', { name: 7 }, '/name'],
    ['a NUL character', { name: 'a\u0000b' }, '/name'],
    [
      'a newer schema',
      { name: 'x', definition: { schema: 2, name: 'x', trigger: null, nodes: [], edges: [], layout: {} } },
      '/definition/schema',
    ],
  ])('names the field of %s', async (_, body, at) => {
    const refused = await send('POST', 'workflows', body)
    expect(refused.status).toBe(422)
    expect(problem.parse(refused.body).errors?.map((error) => error.path)).toContain(at)
  })
})
