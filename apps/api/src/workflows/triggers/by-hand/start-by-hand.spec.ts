import { existsSync } from 'node:fs'
import path from 'node:path'
import { workflowIdSchema } from '@counterflow/core'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { definitionOf, openTriggerWorkbench } from '../../../../test/trigger-workbench.js'
import { seedStaff } from '../../../identity/seed-staff.js'
import { events } from '../../../platform/events/event.table.js'

const plugins = path.resolve(import.meta.dirname, '../../../../../../packages/plugins')
const isPacked = existsSync(path.join(plugins, 'schedule/dist/manifest.json'))

const started = z.object({ runId: z.uuid() })
const problem = z.object({
  type: z.string(),
  fix: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string(), fix: z.string() })).default([]),
})

const trigger = { type: 'schedule.cron', config: { cron: '0 9 * * *', timeZone: 'UTC' } }
const onTime = { scheduledFor: '2026-11-22T09:00:00Z', firedAt: '2026-11-22T09:00:00Z', missed: 0 }

describe.skipIf(!isPacked)('starting by hand', () => {
  let bench: Awaited<ReturnType<typeof openTriggerWorkbench>>
  let people: Awaited<ReturnType<typeof seedStaff>>

  beforeAll(async () => {
    bench = await openTriggerWorkbench({ now: '2026-11-22T08:00:00Z' }, [plugins])
    people = await seedStaff(bench.context)
  })
  afterAll(() => bench.close())

  async function signIn(role: string) {
    const password = people.find((person) => person.role === role)?.password
    const response = await fetch(`${bench.url}/api/v1/session`, {
      method: 'POST',
      headers: { origin: bench.url, 'content-type': 'application/json' },
      body: JSON.stringify({ email: `${role}@example.com`, password }),
    })
    const [cookie = ''] = response.headers.getSetCookie()
    return { origin: bench.url, cookie: cookie.split(';', 1).join('') }
  }

  async function send(method: string, address: string, body?: unknown, more: Record<string, string> = {}) {
    const { role = 'owner', ...headers } = more
    const response = await fetch(`${bench.url}/api/v1/workflows/${address}`, {
      method,
      headers: { ...(await signIn(role)), 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: await response.json() }
  }

  it('starts a run of the live version with the payload that was sent', async () => {
    const id = await bench.turnOn(trigger)
    const answer = await send('POST', `${id}/runs`, { payload: onTime, version: 'live' })
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    expect(started.parse(answer.body).runId).toMatch(/^[0-9a-f-]{36}$/)
    expect(await bench.payloads(id)).toEqual([onTime])
  })

  it('starts one run, however often the same request is sent', async () => {
    const id = await bench.turnOn(trigger)
    const key = { 'idempotency-key': 'run-1' }
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => send('POST', `${id}/runs`, { payload: onTime }, key)),
    )
    const ids = answers.map(({ body }) => started.parse(body).runId)
    expect(new Set(ids).size).toBe(1)
    expect(await bench.payloads(id)).toHaveLength(1)
    const other = await send('POST', `${id}/runs`, { payload: { ...onTime, missed: 2 } }, key)
    expect(problem.parse(other.body).type).toBe('/problems/idempotency-key-reused')
  })

  it('names each field of the payload that does not fit', async () => {
    const id = await bench.turnOn(trigger)
    const payload = { scheduledFor: 'tomorrow', missed: -1, extra: true }
    const { status, body } = await send('POST', `${id}/runs`, { payload })
    expect(status).toBe(422)
    const { type, errors } = problem.parse(body)
    expect(type).toBe('/problems/invalid-input')
    expect(Object.fromEntries(errors.map((error) => [error.path, error.fix]))).toEqual({
      '/payload/scheduledFor': 'Send a time in UTC, such as 2026-11-21T09:30:00Z.',
      '/payload/firedAt': 'Send a text.',
      '/payload/missed': 'Send at least 0.',
      '/payload/extra': 'Remove extra.',
    })
    expect(await bench.payloads(id)).toEqual([])
  })

  it('starts no workflow that is off, and none that does not exist', async () => {
    const { workflow } = await bench.editing.create('Draft', definitionOf(trigger))
    const off = await send('POST', `${workflow.id}/runs`, { payload: onTime })
    expect(off.status).toBe(409)
    expect(problem.parse(off.body)).toMatchObject({ type: '/problems/workflow-is-off' })
    const nowhere = workflowIdSchema.parse('01980000-0000-7000-8000-000000000001')
    expect((await send('POST', `${nowhere}/runs`, { payload: onTime })).status).toBe(404)
  })

  it("keeps to the trigger's own condition, and leaves nothing behind", async () => {
    const field = { $ref: ['trigger', 'missed'] }
    const when = { all: [{ field, operator: 'equals' as const, value: 0 }] }
    const id = await bench.turnOn({ ...trigger, when })
    const key = { 'idempotency-key': 'unwanted' }
    const { status, body } = await send('POST', `${id}/runs`, { payload: { ...onTime, missed: 1 } }, key)
    expect(status).toBe(422)
    expect(problem.parse(body).type).toBe('/problems/trigger-condition-not-met')
    expect((await send('GET', `${id}/samples`)).body).toMatchObject({ items: [] })
    expect((await send('POST', `${id}/runs`, { payload: onTime }, key)).status).toBe(201)
  })

  it('is for those who may', async () => {
    const id = await bench.turnOn(trigger)
    const body = { payload: onTime }
    expect((await send('POST', `${id}/runs`, body, { role: 'support' })).status).toBe(403)
    expect((await send('POST', `${id}/runs`, body, { role: 'manager' })).status).toBe(201)
  })

  it('offers what started the workflow lately, the last first', async () => {
    const id = await bench.turnOn(trigger)
    for (let missed = 0; missed < 12; missed += 1) {
      await send('POST', `${id}/runs`, { payload: { ...onTime, missed } })
    }
    const { body } = await send('GET', `${id}/samples`)
    const samples = z.object({ items: z.array(z.object({ payload: z.object({ missed: z.int() }) })) })
    expect(samples.parse(body).items.map(({ payload }) => payload.missed)).toEqual([
      11, 10, 9, 8, 7, 6, 5, 4, 3, 2,
    ])
  })

  it('offers what happened in the shop, each with what it is about', async () => {
    const { workflow } = await bench.editing.create(
      'Orders',
      definitionOf({ type: 'commerce.order_created', config: {} }),
    )
    const order = (number: string) => ({ order: { id: `id of ${number}`, number } })
    for (const number of ['#1001', '#1002']) {
      await bench.database.insert(events).values({
        id: uuidv7(),
        type: 'order.created',
        subjectType: 'order',
        subjectId: number,
        audience: 'orders.read',
        payload: order(number),
      })
    }
    expect((await send('GET', `${workflow.id}/samples`)).body).toMatchObject({
      triggerType: 'commerce.order_created',
      items: [
        { payload: order('#1002'), subject: { type: 'order', id: 'id of #1002', label: '#1002' } },
        { payload: order('#1001'), subject: { type: 'order', id: 'id of #1001', label: '#1001' } },
      ],
    })
  })

  it('tells when a schedule is due next', async () => {
    const id = await bench.turnOn(trigger)
    expect((await send('GET', `${id}/trigger`)).body).toEqual({
      schedule: { nextAt: '2026-11-22T09:00:00.000Z', timeZone: 'UTC' },
      polling: null,
    })
  })
})
