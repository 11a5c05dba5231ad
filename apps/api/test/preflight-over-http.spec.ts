import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { DATABASE, type Database } from '../src/platform/database/database.js'
import { SecretBox } from '../src/platform/secrets/secret-box.js'
import type { ShopApplication } from './shop-application.js'
import { isPacked, startWorkflowShop } from './workflow-shop.js'

const findings = z.array(z.object({ code: z.string(), path: z.array(z.union([z.string(), z.number()])) }))
const withId = z.object({ id: z.string() })
const workflowBody = z.object({ id: z.string(), draft: z.looseObject({}), findings, attention: findings })
const problem = z.object({
  type: z.string(),
  errors: z.array(z.object({ path: z.string() })).optional(),
  findings: findings.optional(),
})

const nobody = '01980000-0000-7000-8000-00000000dead'
const orderId = { $ref: ['trigger', 'order', 'id'] }
const tag = {
  id: 'tag',
  kind: 'action',
  action: 'commerce.add_order_tags',
  input: { orderId, tags: ['new'] },
}
const tagging = {
  schema: 1,
  name: 'Tag new orders',
  trigger: { type: 'commerce.order_created', config: {} },
  nodes: [tag],
  edges: [{ from: 'trigger', port: 'then', to: 'tag' }],
  layout: {},
}

describe.skipIf(!isPacked)('what stands against a workflow', () => {
  let shop: ShopApplication
  let owner: Record<string, string>

  beforeAll(async () => {
    shop = await startWorkflowShop()
    owner = await shop.staff('owner')
  })

  afterAll(() => shop.close())

  const send = (method: string, address: string, body?: unknown, who = owner) =>
    shop.send(who, method, `/api/v1/${address}`, body)
  const bring = (definition: unknown) => send('POST', 'workflows', { name: 'Brought', definition })
  const codes = (found: z.infer<typeof findings>) =>
    found.map(({ code, path }) => `${code} ${path.join('/')}`)
  const turnOn = (id: string, who = owner) => send('POST', `workflows/${id}/turn-on`, { revision: 1 }, who)

  it('is told when something was chosen that is not there (any more)', async () => {
    const nodes = [
      {
        id: 'ask',
        kind: 'action',
        action: 'mail.send_to_staff',
        input: { staffId: nobody, subject: 'a', body: 'b' },
      },
      {
        id: 'call',
        kind: 'action',
        action: 'http.request',
        input: { method: 'GET', url: '/a', connection: nobody },
      },
      { id: 'path', kind: 'action', action: 'http.request', input: { method: 'GET', url: '/a' } },
    ]
    const edges = nodes.map(({ id }) => ({ from: 'trigger', port: 'then', to: id }))
    const { body } = await bring({ ...tagging, nodes, edges })
    const made = workflowBody.parse(body)
    const expected = [
      'option_gone nodes/0/input/staffId',
      'option_gone nodes/1/input/connection',
      'connection_missing nodes/2/input/connection',
    ]
    expect(codes(made.findings)).toEqual(expected)
    const refused = await turnOn(made.id)
    expect(refused.status).toBe(409)
    expect(codes(problem.parse(refused.body).findings ?? [])).toEqual(expected)
  })

  it('is shown for a live workflow whose connection has lost its secret, until that is entered again', async () => {
    const auth = { kind: 'bearer', secret: 'sk-0123456789abcdef' }
    const connection = { name: 'Warehouse', kind: 'http', baseUrl: 'https://warehouse.example', auth }
    const limits = { ratePerSecond: null, mostInFlight: null }
    const { id } = withId.parse((await send('POST', 'connections', { ...connection, ...limits })).body)
    const input = { method: 'GET', url: '/a', connection: id }
    const call = { id: 'call', kind: 'action', action: 'http.request', input }
    const edges = [{ from: 'trigger', port: 'then', to: 'call' }]
    const made = workflowBody.parse((await bring({ ...tagging, nodes: [call], edges })).body)
    expect((await turnOn(made.id)).status).toBe(200)
    const attention = async () =>
      codes(workflowBody.parse((await send('GET', `workflows/${made.id}`)).body).attention)
    expect(await attention()).toEqual([])
    const elsewhere = new SecretBox([{ id: 'elsewher', bytes: randomBytes(32) }])
    const sealed = elsewhere.seal(auth.secret, `connection:${id}`)
    await shop.application
      .get<Database>(DATABASE)
      .execute(sql`update connections set secret = ${sealed} where id = ${id}::uuid`)
    expect(await attention()).toEqual(['connection_unreadable nodes/0/input/connection'])
    await send('PUT', `connections/${id}`, { ...connection, ...limits })
    expect(await attention()).toEqual([])
  })

  it('is shown for a live workflow whose publisher may not do that any more', async () => {
    const manager = await shop.staff('manager')
    const made = workflowBody.parse((await bring(tagging)).body)
    expect((await turnOn(made.id, manager)).status).toBe(200)
    const attention = async () =>
      codes(workflowBody.parse((await send('GET', `workflows/${made.id}`)).body).attention)
    expect(await attention()).toEqual([])
    const database = shop.application.get<Database>(DATABASE)
    await database.execute(sql`update staff set role = 'cashier' where role = 'manager'`)
    expect(await attention()).toEqual(['publisher_may_not nodes/0/action'])
    const { body } = await send('GET', 'workflows')
    expect(JSON.stringify(body)).toContain('publisher_may_not')
    await database.execute(sql`delete from staff where role = 'cashier'`)
    expect(await attention()).toEqual(['publisher_may_not nodes/0/action'])
  })

  it('does not keep a file from being brought in that lacks a connection', async () => {
    const needs = { plugins: {}, connections: { [nobody]: 'Warehouse' } }
    const answer = await bring({ ...tagging, needs })
    expect(answer.status).toBe(201)
    expect(workflowBody.parse(answer.body).draft).not.toHaveProperty('needs')
  })

  it.each<[string, object, string, string]>([
    [
      'a loop',
      { edges: [...tagging.edges, { from: 'tag', port: 'then', to: 'tag' }] },
      'invalid-workflow',
      '/definition/nodes/0',
    ],
    [
      'a step of a plugin that is not there',
      { nodes: [tag, { id: 'send', kind: 'action', action: 'parcels.send', input: {} }] },
      'invalid-workflow',
      '/definition/nodes/1/action',
    ],
    ['two steps with one id', { nodes: [tag, tag] }, 'invalid-workflow', '/definition/nodes/1/id'],
    ['a newer schema', { schema: 9 }, 'invalid-input', '/definition/schema'],
    [
      'nonsense',
      { nodes: [{ ...tag, input: { 'a/b': { $ref: 7 } } }] },
      'invalid-input',
      '/definition/nodes/0/input/a~1b/$ref',
    ],
  ])('is %s, and the place is named', async (_, change, type, at) => {
    const refused = await bring({ ...tagging, ...change })
    expect(refused.status).toBe(422)
    const told = problem.parse(refused.body)
    expect(told.type).toBe(`/problems/${type}`)
    expect(told.errors?.map(({ path }) => path)).toContain(at)
  })

  it('is told for twenty places at most', async () => {
    const nodes = Array.from({ length: 500 }, (_, index) => ({ ...tag, id: `Step ${index}` }))
    const told = problem.parse((await bring({ ...tagging, nodes })).body)
    expect(told.errors).toHaveLength(20)
  })
})
