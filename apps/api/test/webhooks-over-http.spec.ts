import { createHmac } from 'node:crypto'
import type { WorkflowDefinition } from '@counterflow/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ShopApplication } from './shop-application.js'
import {
  webhookWorkflow as definition,
  installWebhook,
  json,
  postTo,
  webhookBody,
} from './webhook-workflow.js'
import { isPacked, startWorkflowShop } from './workflow-shop.js'

const receiptBody = z.object({ runId: z.string().nullable() })
const runBody = z.object({ status: z.string(), trigger: z.unknown() })

describe.skipIf(!isPacked)('webhooks', () => {
  let shop: ShopApplication
  let owner: Record<string, string>
  beforeAll(async () => {
    shop = await startWorkflowShop()
    owner = await shop.staff('owner')
  })
  afterAll(() => shop.close())

  const install = (made: WorkflowDefinition) => installWebhook(shop, owner, made)
  const post = (path: string, body: string | Uint8Array, headers?: Record<string, string>) =>
    postTo(`${shop.url}${path}`, body, headers)
  const run = async (id: unknown) => runBody.parse((await shop.send(owner, 'GET', `/api/v1/runs/${id}`)).body)
  const runCount = async (id: string) => {
    const { body } = await shop.send(owner, 'GET', `/api/v1/runs?workflowId=${id}&limit=100`)
    return z.object({ items: z.array(z.unknown()) }).parse(body).items.length
  }

  it('start a run with the body, the query and the headers that were asked for', async () => {
    const { path } = await install(definition('Plain', { headers: ['X-Topic'] }))
    const answer = await post(`${path}?source=till`, '{"amount":1}', {
      ...json,
      'x-topic': 'paid',
      'x-key': 'hidden',
    })
    expect(answer).toEqual({ status: 202, body: { runId: expect.any(String) } })
    await expect.poll(async () => (await run(answer.body.runId)).status).toBe('succeeded')
    expect((await run(answer.body.runId)).trigger).toEqual({
      body: { amount: 1 },
      query: { source: 'till' },
      headers: { 'x-topic': 'paid' },
    })
  })

  it('take forms and empty bodies, and say what is wrong with others', async () => {
    const { path, id } = await install(definition('Bodies', {}))
    const form = await post(path, 'amount=5&tag=a&tag=b', {
      'content-type': 'application/x-www-form-urlencoded',
    })
    expect((await run(form.body.runId)).trigger).toEqual({ body: { amount: '5', tag: ['a', 'b'] } })
    expect((await post(path, '', {})).status).toBe(202)
    const refused = [
      { sent: '{"amount":', status: 400, type: '/problems/malformed-json' },
      { sent: '{"name":"a\\u0000b"}', status: 422, type: '/problems/invalid-input' },
      { sent: `{"name":"${'x'.repeat(1_100_000)}"}`, status: 413, type: '/problems/body-too-large' },
      {
        sent: '<a/>',
        status: 415,
        type: '/problems/unsupported-media-type',
        headers: { 'content-type': 'text/xml' },
      },
    ]
    for (const { sent, status, type, headers } of refused) {
      const answer = await post(path, sent, headers ?? json)
      expect(answer).toMatchObject({ status, body: { type, fix: expect.any(String) } })
    }
    expect(await runCount(id)).toBe(2)
  })

  it('are refused where there is none, and where the workflow is off', async () => {
    for (const nobody of ['/hooks/nobody', '/hooks/%00', '/hooks/..%2Fetc']) {
      expect(await post(nobody, '{}')).toMatchObject({
        status: 404,
        body: { type: '/problems/not-found' },
      })
    }
    const { path, id } = await install(definition('Off', {}))
    expect((await post(path, '{}')).status).toBe(202)
    await shop.send(owner, 'POST', `/api/v1/workflows/${id}/turn-off`)
    expect(await post(path, '{}')).toMatchObject({ status: 409, body: { type: '/problems/workflow-is-off' } })
    expect(await runCount(id)).toBe(1)
  })

  it('believe a signature over the raw body, within its time, once', async () => {
    const { path, secret, id } = await install(
      definition('Signed', {
        signature: 'hmac_sha256',
        signatureHeader: 'X-Shop-Signature',
        toleranceSeconds: 60,
      }),
    )
    const sign = (body: string, key = secret) => createHmac('sha256', key).update(body)
    const send = (body: string, signature: string) =>
      post(path, body, { ...json, 'x-shop-signature': signature })
    const body = '{"amount": 7}'
    expect((await send(body, sign(body).digest('hex'))).status).toBe(202)
    expect((await send(body, `sha256=${sign(body).digest('hex')}`)).status).toBe(202)
    expect((await send(body, sign(body).digest('base64'))).status).toBe(202)
    const problem = { status: 401, body: { type: '/problems/webhook-signature' } }
    expect(await send('{"amount":7}', sign(body).digest('hex'))).toMatchObject(problem)
    expect(await send(body, sign(body, 'another').digest('hex'))).toMatchObject(problem)
    expect(await send(body, 'nonsense')).toMatchObject(problem)
    expect(await post(path, body)).toMatchObject(problem)

    const timed = (seconds: number) => `t=${seconds},v1=${sign(`${seconds}.${body}`).digest('hex')}`
    const now = Math.floor(Date.now() / 1_000)
    const first = await send(body, timed(now))
    expect(first.status).toBe(202)
    expect(await send(body, timed(now))).toEqual({ status: 200, body: { ...first.body, duplicate: true } })
    const old = await send(body, timed(now - 61))
    expect(old).toMatchObject(problem)
    expect(old.body.detail).toContain('60 seconds')
    expect(await runCount(id)).toBe(4)

    const renewed = await shop.send(owner, 'POST', `/api/v1/workflows/${id}/webhook/secret`)
    const { secret: another } = webhookBody.parse(renewed.body)
    await expect.poll(async () => (await send(body, sign(body, another).digest('hex'))).status).toBe(202)
    expect(await send(body, sign(body).digest('hex'))).toMatchObject(problem)
  })

  it('start one run for a delivery that comes many times at once', async () => {
    const { path, id } = await install(definition('Once', { deliveryIdHeader: 'X-Delivery' }))
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        post(path, '{"amount":1}', { ...json, 'x-delivery': `d-${index % 4}` }),
      ),
    )
    const started = answers.filter(({ status }) => status === 202)
    expect(started).toHaveLength(4)
    const runs = new Set(answers.map(({ body }) => receiptBody.parse(body).runId))
    expect(runs.size).toBe(4)
    expect(await runCount(id)).toBe(4)
  })

  it('tell how the run ended, where the trigger waits for that', async () => {
    const nodes: WorkflowDefinition['nodes'] = [
      {
        id: 'is_big',
        kind: 'condition',
        when: { field: { $ref: ['trigger', 'body', 'amount'] }, operator: 'greater_than', value: 10 },
      },
      { id: 'refuse', kind: 'stop', result: 'failed', message: 'Too big.' },
    ]
    const { path } = await install(
      definition(
        'Finished',
        { answer: 'finished' },
        {
          nodes,
          edges: [
            { from: 'trigger', port: 'then', to: 'is_big' },
            { from: 'is_big', port: 'then', to: 'refuse' },
          ],
        },
      ),
    )
    expect(await post(path, '{"amount":1}')).toMatchObject({
      status: 200,
      body: { result: 'succeeded', error: null },
    })
    expect(await post(path, '{"amount":11}')).toMatchObject({
      status: 200,
      body: { result: 'failed', error: { message: 'Too big.' } },
    })
  })

  it('start nothing that the trigger does not want', async () => {
    const { path, id } = await install(
      definition(
        'Picky',
        {},
        {
          trigger: {
            type: 'http.webhook',
            config: {},
            when: { field: { $ref: ['trigger', 'body', 'amount'] }, operator: 'greater_than', value: 10 },
          },
        },
      ),
    )
    expect(await post(path, '{"amount":1}')).toEqual({ status: 200, body: { runId: null } })
    expect((await post(path, '{"amount":11}')).status).toBe(202)
    expect(await runCount(id)).toBe(1)
  })

  it('are counted with all other answers', async () => {
    const { path } = await install(definition('Counted', {}))
    const countOf = async (status: number) => {
      const text = await (await fetch(`${shop.url}/metrics`)).text()
      const line = `counterflow_http_answers_total{route="POST /hooks/:token",status="${status}"} `
      return Number(
        text
          .split('\n')
          .find((one) => one.startsWith(line))
          ?.slice(line.length) ?? 0,
      )
    }
    const [taken, unknown] = [await countOf(202), await countOf(404)]
    const { status } = await post(path, '{"amount":1}')
    await post('/hooks/nobody', '{}')
    expect(status).toBe(202)
    await expect.poll(() => countOf(202)).toBe(taken + 1)
    await expect.poll(() => countOf(404)).toBe(unknown + 1)
  })
})
