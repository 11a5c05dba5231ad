import type { Schemas } from '@counterflow/api-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signIn } from '../chaos/shop.js'
import { PostgresApart } from './postgres-apart.js'
import { isBuilt } from './product.js'
import type { ShopOnPostgres } from './shop-on-postgres.js'

type Definition = Schemas['WorkflowDefinition']

const runCount = 1_000
/** A start takes seconds, and many times that beside all other specs. */
const patience = 300_000
const payload = { scheduledFor: '2026-11-22T09:00:00Z', firedAt: '2026-11-22T09:00:00Z', missed: 0 }

let server: PostgresApart
let place: ShopOnPostgres
beforeAll(async () => {
  if (!isBuilt) return
  server = await PostgresApart.start()
  place = await server.openShop()
})
afterAll(async () => {
  if (!isBuilt) return
  await place.close()
  await server.stop()
})

/** Waits for an hour, and then ends with what is given. */
const definition = (result: 'succeeded' | 'failed'): Definition => ({
  schema: 1,
  name: 'Wait',
  trigger: { type: 'schedule.cron', config: { cron: '0 9 1 1 *', timeZone: 'UTC', missed: 'skip' } },
  nodes: [
    { id: 'pause', kind: 'wait', for: { kind: 'duration', seconds: 3_600 } },
    { id: 'end', kind: 'stop', result },
  ],
  edges: [
    { from: 'trigger', port: 'then', to: 'pause' },
    { from: 'pause', port: 'then', to: 'end' },
  ],
  layout: {},
})

const done = async (): Promise<number> => {
  const [row] = await place.pool`select count(*)::int as count from settled_runs where outcome = 'done'`
  return Number(row?.count)
}
const waitingSteps = () => place.pool`select run_id from steps where kind = 'waiting'`

/** A workflow whose first run waits, with as many more of the same. */
async function workflowWithWaitingRuns({ port, data }: { port: number; data: string }) {
  const owner = await signIn(`http://127.0.0.1:${port}`, data)
  const made = await owner.POST('/api/v1/workflows', {
    body: { name: 'Wait', definition: definition('succeeded') },
  })
  const workflowId = made.data?.id ?? ''
  const params = { path: { workflowId } }
  await owner.POST('/api/v1/workflows/{workflowId}/turn-on', { params, body: { revision: 1 } })
  await owner.POST('/api/v1/workflows/{workflowId}/runs', { params, body: { payload } })
  await expect.poll(async () => (await waitingSteps()).length, { timeout: 60_000 }).toBe(1)
  await place.pool`
    with copies as (
      insert into runs (id, workflow_id, version_id, event_id, trigger_type, epoch, claims, due_at)
      select gen_random_uuid(), workflow_id, version_id, event_id, trigger_type, epoch, claims, due_at
        from runs, generate_series(2, ${runCount}::int) returning id)
    insert into steps (run_id, node_id, iteration, attempt, kind, position, epoch, at, until)
    select copies.id, node_id, iteration, attempt, kind, position, epoch, at, until from copies, steps`
  return { owner, params }
}

describe.skipIf(!isBuilt)('a thousand runs that are being moved to another version', () => {
  it('are moved once each, though one of two workers is killed over it', { timeout: patience }, async () => {
    const api = await place.start('api')
    await Promise.all([place.start('worker'), place.start('worker')])
    const { owner, params } = await workflowWithWaitingRuns(api)
    const saved = await owner.PUT('/api/v1/workflows/{workflowId}/draft', {
      params,
      body: { revision: 1, definition: definition('failed') },
    })
    expect(saved.error).toBeUndefined()
    const turnedOn = await owner.POST('/api/v1/workflows/{workflowId}/turn-on', {
      params,
      body: { revision: 2, waitingRuns: 'move' },
    })
    expect(turnedOn.error).toBeUndefined()

    await expect.poll(done, { timeout: 30_000, interval: 10 }).toBeGreaterThan(20)
    const [job] = await place.pool`
      select owner from processes join graphile_worker._private_jobs on locked_by = job_pool`
    expect(await place.owners('worker')).toContain(job?.owner)
    await place.kill(Number(job?.owner))
    expect(await done()).toBeLessThan(runCount)

    const progress = async () => {
      const { data } = await owner.GET('/api/v1/workflows/{workflowId}/waiting-runs', { params })
      return data?.settlings[0]
    }
    await expect
      .poll(async () => (await progress())?.finishedAt, { timeout: 60_000, interval: 100 })
      .not.toBeNull()
    expect(await progress()).toMatchObject({
      total: runCount,
      done: runCount,
      pending: 0,
      failed: 0,
      left: [],
    })
    const [runs] = await place.pool`
      select count(*) filter (where result = 'cancelled')::int as before,
        count(*) filter (where finished_at is null)::int as after, count(distinct retry_of)::int as moved from runs`
    expect(runs).toEqual({ before: runCount, after: runCount, moved: runCount })
  })
})
