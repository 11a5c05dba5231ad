import { createHmac } from 'node:crypto'
import type { WorkflowDefinition } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { DATABASE, type Database } from '../src/platform/database/database.js'
import type { ShopApplication } from './shop-application.js'
import { installWebhook, json, postTo, webhookWorkflow } from './webhook-workflow.js'
import { isPacked, startWorkflowShop } from './workflow-shop.js'

const runList = z.object({ items: z.array(z.object({ id: z.string() })) })

describe.skipIf(!isPacked)('webhooks whose deliveries somebody sends again', () => {
  let shop: ShopApplication
  let owner: Record<string, string>
  beforeAll(async () => {
    shop = await startWorkflowShop()
    owner = await shop.staff('owner')
  })
  afterAll(() => shop.close())

  const install = (...made: Parameters<typeof webhookWorkflow>) =>
    installWebhook(shop, owner, webhookWorkflow(...made))
  const post = (path: string, body: string, headers: Record<string, string>) =>
    postTo(`${shop.url}${path}`, body, headers)
  const runsOf = async (id: string) => {
    const { body } = await shop.send(owner, 'GET', `/api/v1/runs?workflowId=${id}&limit=100`)
    return runList.parse(body).items.map((run) => run.id)
  }

  /** A workflow whose senders sign a time and name their deliveries, and a sender that does both. */
  async function installSigned(name: string, more: Partial<WorkflowDefinition> = {}) {
    const config = {
      signature: 'hmac_sha256',
      timestampHeader: 'X-Time',
      deliveryIdHeader: 'X-Delivery',
      toleranceSeconds: 60,
    } as const
    const { path, secret, id } = await install(name, config, more)
    const now = Math.floor(Date.now() / 1_000)
    const signatureOf = (body: string, time: number) =>
      createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')
    const send = (delivery: string | undefined, time = now, body = '{"amount":7}') =>
      post(path, body, {
        ...json,
        'x-time': `${time}`,
        'x-signature': signatureOf(body, time),
        ...(delivery === undefined ? {} : { 'x-delivery': delivery }),
      })
    const runs = () => runsOf(id)
    return { path, id, now, send, runs, signatureOf }
  }

  const ways: readonly [string, Partial<WorkflowDefinition>][] = [
    ['at once', {}],
    ['under flow control', { flow: { concurrency: { limit: 5 } } }],
  ]
  for (const [way, more] of ways) {
    it(`start nothing for a captured delivery under another id, ${way}`, async () => {
      const { now, send, runs } = await installSigned(`Captured, ${way}`, more)
      const first = await send('d-1')
      expect(first.status).toBe(202)
      const { runId } = first.body
      const duplicate = { status: 200, body: { runId, duplicate: true } }
      expect(await send('d-2')).toEqual(duplicate)
      expect(await send(undefined)).toEqual(duplicate)
      const crowd = await Promise.all(Array.from({ length: 20 }, (_, index) => send(`d-${index}`)))
      expect(new Set(crowd.map(({ status }) => status))).toEqual(new Set([200]))
      expect(await runs()).toEqual([runId])

      // What was replayed under an id does not take it from the delivery that bears it honestly.
      const honest = await send('d-2', now, '{"amount":8}')
      expect(honest.status).toBe(202)
      expect((await runs()).sort()).toEqual([runId, honest.body.runId].sort())
    })

    it(`start one run for a delivery that is sent again with a new time, ${way}`, async () => {
      const { now, send, runs } = await installSigned(`Again, ${way}`, more)
      const crowd = await Promise.all([0, 1, 2, 3].map((later) => send('d-1', now + later)))
      const { runId } = crowd[0]?.body ?? {}
      const duplicate = { status: 200, body: { runId, duplicate: true } }
      expect(crowd.map(({ body }) => body.runId)).toEqual([runId, runId, runId, runId])
      expect(crowd.filter(({ status }) => status === 202)).toHaveLength(1)
      // Each of these signatures was used up, also those that started nothing.
      expect(await Promise.all([0, 1, 2, 3].map((later) => send('d-9', now + later)))).toEqual(
        Array(4).fill(duplicate),
      )
      expect(await runs()).toEqual([runId])
    })
  }

  it('keep nothing of a delivery that is not believed', async () => {
    const { path, id, send, now, signatureOf } = await installSigned('Disbelieved')
    const wrong = { ...json, 'x-time': `${now}`, 'x-delivery': 'd-1' }
    expect((await post(path, '{"amount":7}', { ...wrong, 'x-signature': 'ab'.repeat(32) })).status).toBe(401)
    const signature = signatureOf('{"amount":7}', now)
    expect((await post(path, '{"amount":8}', { ...wrong, 'x-signature': signature })).status).toBe(401)
    expect((await send('d-1', now - 61)).status).toBe(401)
    const database = shop.application.get<Database>(DATABASE)
    const { rows } = await database.execute(sql`select 1 from webhook_deliveries where workflow_id = ${id}`)
    expect(rows).toEqual([])
    expect((await send('d-1')).status).toBe(202)
  })

  it('start nothing when a signed time is moved into the body, where none is asked for by name', async () => {
    const { path, secret, id } = await install('Moved', { signature: 'hmac_sha256' })
    const time = Math.floor(Date.now() / 1_000)
    const signature = createHmac('sha256', secret).update(`${time}.{"amount":7}`).digest('hex')
    const first = await post(path, '{"amount":7}', { ...json, 'x-signature': `t=${time},v1=${signature}` })
    expect(first.status).toBe(202)
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const moved = await post(path, `${time}.{"amount":7}`, { ...form, 'x-signature': `v1=${signature}` })
    expect(moved).toMatchObject({ status: 401, body: { type: '/problems/webhook-signature' } })
    expect(await runsOf(id)).toHaveLength(1)
  })
})
