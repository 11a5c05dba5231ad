import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { DATABASE, type Database } from '../src/platform/database/database.js'
import { json, type OutsideService, startOutsideService } from './outside-service.js'
import type { ShopApplication } from './shop-application.js'
import { isPacked, startWorkflowShop } from './workflow-shop.js'

const secret = 'sk-0123456789abcdef'
const withId = z.object({ id: z.string() })
const runList = z.object({ items: z.array(z.object({ id: z.string(), status: z.string() })) })

describe.skipIf(!isPacked)('a workflow that calls a service over a connection', () => {
  let shop: ShopApplication
  let service: OutsideService
  let owner: Record<string, string>

  beforeAll(async () => {
    service = await startOutsideService()
    shop = await startWorkflowShop()
    owner = await shop.staff('owner')
  })
  afterAll(async () => {
    await shop.close()
    await service.close()
  })

  async function send(method: string, address: string, body?: unknown, status = 201) {
    const answer = await shop.send(owner, method, `/api/v1/${address}`, body)
    expect(answer.status, JSON.stringify(answer.body)).toBe(status)
    return answer.body
  }
  const made = async (address: string, body: unknown) => withId.parse(await send('POST', address, body)).id

  const connect = () =>
    made('connections', {
      name: 'Warehouse',
      kind: 'http',
      baseUrl: `${service.url}/v1`,
      auth: { kind: 'bearer', secret },
      ratePerSecond: null,
      mostInFlight: null,
    })

  const definition = (connection: string) => ({
    schema: 1,
    name: 'Tell the warehouse',
    trigger: { type: 'commerce.order_created', config: {} },
    nodes: [
      {
        id: 'tell',
        kind: 'action',
        action: 'http.request',
        input: {
          method: 'POST',
          url: '/orders',
          connection,
          headers: [{ name: 'X-Shop', value: { $template: '{{ shop.name }}' } }],
          bodyJson: { order: { $ref: ['trigger', 'order'] }, from: 'us' },
        },
      },
    ],
    edges: [{ from: 'trigger', port: 'then', to: 'tell' }],
    layout: {},
  })

  it('sends the order signed in, keeps the secret out of its history, and the connection from being deleted', async () => {
    // The service quotes what it was given, as some do in their errors.
    service.answer(({ headers }, response) =>
      json({ taken: true, as: headers.authorization })({ method: '', path: '', headers, body: '' }, response),
    )
    const connection = await connect()
    const workflow = await made('workflows', {
      name: 'Tell the warehouse',
      definition: definition(connection),
    })
    await send('POST', `workflows/${workflow}/turn-on`, { revision: 1 }, 200)
    await send('POST', 'orders', {
      customer: { name: 'Ada', email: 'ada@example.com' },
      lines: [{ variant: { sku: 'TEA-UJN-30' }, quantity: 1 }],
      payment: { card: { number: '4242 4242 4242 4242' } },
    })
    const runs = async () =>
      runList.parse(await send('GET', `runs?workflowId=${workflow}`, undefined, 200)).items
    await expect.poll(async () => (await runs()).map(({ status }) => status)).toEqual(['succeeded'])

    expect(service.heard).toHaveLength(1)
    const [heard] = service.heard
    expect(heard).toMatchObject({ path: '/v1/orders', headers: { authorization: `Bearer ${secret}` } })
    expect(JSON.parse(heard?.body ?? '')).toMatchObject({ from: 'us', order: { number: expect.anything() } })
    const [run] = await runs()
    expect(heard?.headers['idempotency-key']).toBe(`${run?.id}/tell/`)

    const shown = JSON.stringify(await send('GET', `runs/${run?.id}`, undefined, 200))
    expect(shown).toContain('"taken":true')
    expect(shown).not.toContain(secret)
    const { rows } = await shop.application.get<Database>(DATABASE).execute(sql`select s::text from steps s`)
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(secret)

    expect(await send('DELETE', `connections/${connection}`, undefined, 409)).toMatchObject({
      type: '/problems/connection-in-use',
      workflows: [{ id: workflow, name: 'Tell the warehouse' }],
    })
    await send('POST', `workflows/${workflow}/turn-off`, undefined, 200)
    await send('DELETE', `connections/${connection}`, undefined, 204)
  })
})
