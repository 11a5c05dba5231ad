import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operationsSchema } from '../src/operations/operations.contract.js'
import { DATABASE, type Database } from '../src/platform/database/database.js'
import { type ShopApplication, startShop, wholeProduct } from './shop-application.js'

let shop: ShopApplication
let manager: Record<string, string>

beforeAll(async () => {
  shop = await startShop(wholeProduct())
  const database = shop.application.get<Database>(DATABASE)
  await database.execute(sql`
    with workflow as (
      insert into workflows (id, name, draft) values (gen_random_uuid(), 'Capture', '{}') returning id)
    insert into runs (id, workflow_id, version_id, event_id, trigger_type, created_at, due_at, owner, finished_at, result)
    select gen_random_uuid(), workflow.id, 'version', gen_random_uuid(), 'spec.happened', now() - interval '1 day',
      now() + due, owner, now() - ended, result
    from workflow, (values
      (interval '-60 s', null, null::interval, null),
      (interval '-90 s', (select max(owner) from processes), null, null),
      (interval '1 hour', null, null, null),
      (interval '-1 hour', null, interval '2 min', 'succeeded'),
      (interval '-1 hour', null, interval '2 min', 'failed'),
      (interval '-1 hour', null, interval '2 min', 'quarantined'),
      (interval '-1 hour', null, interval '61 min', 'succeeded')) run (due, owner, ended, result)`)
  await database.execute(sql`
    with poll as (
      insert into polls (workflow_id, version_id, trigger_type, config, next_at, failures, last_at, last_error)
      select id, 'version', 'http.new_items', '{}', now(), 4, now() - interval '5 min',
        '{"code":"unreachable","message":"Nobody answers."}' from workflows)
    insert into schedules (workflow_id, version_id, cron, time_zone, follows_shop, missed, next_at)
    select id, 'version', '* * * * *', 'UTC', false, 'once', now() - interval '3 min' from workflows`)
  await database.execute(sql`analyze runs`)
  manager = await shop.staff('manager')
})
afterAll(() => shop.close())

describe('operations', () => {
  it('tell what waits, what was done, who works and how much room it takes', async () => {
    const answer = await shop.send(manager, 'GET', '/api/v1/operations')
    expect(answer.status).toBe(200)
    const { queue, minutes, processes, quarantined, triggers, database, jobs } = operationsSchema.parse(
      answer.body,
    )
    expect(queue).toMatchObject({ queued: 1, running: 1, waiting: 1, quarantined: 1 })
    expect(queue.oldestQueuedSeconds).toBeGreaterThanOrEqual(60)
    expect(jobs).toMatchObject({ running: 0, failed: 0 })

    expect(minutes).toHaveLength(60)
    expect(Date.parse(minutes[59]?.at ?? '') - Date.parse(minutes[0]?.at ?? '')).toBe(59 * 60_000)
    expect(minutes.reduce((sum, { succeeded }) => sum + succeeded, 0)).toBe(1)
    expect(minutes.reduce((sum, { failed }) => sum + failed, 0)).toBe(2)

    expect(processes).toEqual([
      expect.objectContaining({
        role: 'all',
        pid: process.pid,
        runsInFlight: 1,
        host: expect.stringMatching(/./),
      }),
    ])
    expect(quarantined).toEqual([expect.objectContaining({ workflowName: 'Capture', status: 'quarantined' })])
    expect(triggers).toEqual([
      expect.objectContaining({
        kind: 'polling',
        failures: 4,
        workflowName: 'Capture',
        error: { code: 'unreachable', message: 'Nobody answers.' },
      }),
      expect.objectContaining({ kind: 'schedule', workflowName: 'Capture', error: null }),
    ])
    expect(database.bytes).toBeGreaterThan(1_000_000)
    expect(database.tables.find(({ name }) => name === 'runs')).toMatchObject({ rows: 7 })
    const sizes = database.tables.map(({ bytes }) => bytes)
    expect(sizes).toEqual(sizes.toSorted((left, right) => right - left))
  })

  it('are for owners and managers', async () => {
    for (const role of ['support', 'cashier'] as const) {
      const answer = await shop.send(await shop.staff(role), 'GET', '/api/v1/operations')
      expect(answer.status).toBe(403)
    }
  })
})

describe('the time that runs are kept', () => {
  const retention = '/api/v1/operations/retention'

  it('is thirty days until the owner chooses another', async () => {
    const owner = await shop.staff('owner')
    expect((await shop.send(manager, 'GET', retention)).body).toEqual({ keepDays: 30 })
    expect((await shop.send(owner, 'PUT', retention, { keepDays: 90 })).body).toEqual({ keepDays: 90 })
    expect((await shop.send(manager, 'GET', retention)).body).toEqual({ keepDays: 90 })
    expect((await shop.send(manager, 'PUT', retention, { keepDays: 7 })).status).toBe(403)
  })

  it.each([0, -1, 3_651, 1.5, '30', null])('is not %j days', async (keepDays) => {
    const answer = await shop.send(await shop.staff('owner'), 'PUT', retention, { keepDays })
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({ errors: [{ path: '/keepDays' }] })
  })
})
