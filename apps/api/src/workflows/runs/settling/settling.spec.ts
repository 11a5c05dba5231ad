import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { json } from '../../../../test/outside-service.js'
import { openRetryShop } from '../../../../test/retry-shop.js'
import { isPacked } from '../../../../test/workflow-shop.js'
import { DATABASE_ADDRESS, type DatabaseAddress } from '../../../platform/database/database.js'
import { openPool, type PlainPool } from '../../../platform/database/plain-pool.js'

const gate = 4_712
const hour = { id: 'pause', kind: 'wait', for: { kind: 'duration', seconds: 3_600 } }
const retries = (run: { retries: { id: string }[] }) => run.retries.map(({ id }) => id)

/** A move stops where it writes the new run while the gate is closed, and fails for runs that are named as cursed. */
describe.skipIf(!isPacked)('runs that wait when another version is turned on', () => {
  let bench: Awaited<ReturnType<typeof openRetryShop>>
  let pool: PlainPool
  beforeAll(async () => {
    bench = await openRetryShop()
    pool = openPool(bench.shop.application.get<DatabaseAddress>(DATABASE_ADDRESS), { max: 1, name: 'gate' })
    await bench.database.execute(
      sql.raw(`
        create table cursed (run_id uuid);
        create function pass_gate() returns trigger language plpgsql as 'begin
          perform pg_advisory_xact_lock_shared(${gate});
          if exists (select 1 from cursed where run_id = new.retry_of) then raise exception ''cursed''; end if;
          return new; end';
        create trigger moves_pass before insert on runs for each row
          when (new.retry_of is not null) execute function pass_gate()`),
    )
  })
  afterEach(async () => {
    await openGate()
    await pool`delete from cursed`
    bench.refuse()
    bench.heard()
  })
  afterAll(async () => {
    await pool.end()
    await bench.close()
  })

  const closeGate = () => pool`select pg_advisory_lock(${gate})`
  const openGate = () => pool`select pg_advisory_unlock_all()`
  async function blocked(count: number): Promise<void> {
    const waits = () =>
      bench.database.execute(
        sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
    await expect.poll(async () => (await waits()).rowCount, { timeout: 10_000 }).toBe(count)
  }

  type Node = Parameters<typeof bench.chain>[number]

  /** A workflow with some runs that wait. */
  async function waiting(count: number, ...nodes: Node[]) {
    const { chain, turnOn, start, until } = bench
    const workflow = await turnOn(chain(...nodes))
    const runIds = await Promise.all(Array.from({ length: count }, () => start(workflow)))
    const runs = await Promise.all(runIds.map((runId) => until(runId, 'waiting')))
    bench.heard()
    return { workflow, runIds, versionId: runs[0]?.versionId ?? '' }
  }

  const statuses = (runIds: readonly string[]) =>
    Promise.all(runIds.map(async (runId) => (await bench.run(runId)).status))

  it('are moved by the server where the one who turned it on said so', async () => {
    const { call, chain, change, run, untilSettled } = bench
    const { workflow, runIds } = await waiting(3, call('one'), hour)
    await change(workflow, chain(call('one'), hour, call('two')), 'move')
    expect(await untilSettled(workflow)).toMatchObject({
      do: 'move',
      total: 3,
      pending: 0,
      done: 3,
      left: [],
    })
    for (const runId of runIds) {
      const [moved = ''] = retries(await run(runId))
      expect(await run(moved)).toMatchObject({ status: 'waiting', retryOf: runId })
    }
    expect((await bench.waiting(workflow)).items).toEqual([])
    expect(bench.heard()).toEqual([])
  })

  it('are cancelled by the server where that was said', async () => {
    const { call, chain, change, untilSettled } = bench
    const { workflow, runIds } = await waiting(3, hour)
    await change(workflow, chain(hour, call('two')), 'cancel')
    expect(await untilSettled(workflow)).toMatchObject({ do: 'cancel', total: 3, done: 3 })
    expect(await statuses(runIds)).toEqual(['cancelled', 'cancelled', 'cancelled'])
  })

  it('finish as they began where nothing was said', async () => {
    const { call, chain, change } = bench
    const { workflow, runIds, versionId } = await waiting(1, hour)
    await change(workflow, chain(hour, call('two')))
    const items = [{ versionId, waiting: 1 }]
    expect(await bench.waiting(workflow)).toMatchObject({ items, settlings: [] })
    expect(await statuses(runIds)).toEqual(['waiting'])
  })

  it('may be moved or cancelled only by somebody who may do that with runs', async () => {
    const { call, chain, draft, shop, database } = bench
    const { workflow, runIds } = await waiting(1, hour)
    const revision = await draft(workflow, chain(hour, call('two')))
    const wish = { name: 'Publisher', permissions: ['workflows.read', 'workflows.publish'] }
    const { secret } = z.object({ secret: z.string() }).parse(await bench.send('POST', 'api-keys', wish))
    const authorization = `Bearer ${secret}`
    const turnOn = (waitingRuns: string) =>
      shop.send({ authorization }, 'POST', `/api/v1/workflows/${workflow}/turn-on`, { revision, waitingRuns })
    expect(await turnOn('cancel')).toMatchObject({ status: 403, body: { permission: 'runs.manage' } })
    const { rows } = await database.execute(sql`select from run_settlings where workflow_id = ${workflow}`)
    expect(rows).toEqual([])
    expect(await statuses(runIds)).toEqual(['waiting'])
  })

  it('are left where they cannot move, and counted with the reason', async () => {
    const { chain, change, untilSettled } = bench
    const { workflow, runIds } = await waiting(2, hour)
    await change(workflow, chain({ ...hour, id: 'other' }), 'move')
    expect(await untilSettled(workflow)).toMatchObject({
      total: 2,
      done: 0,
      failed: 0,
      left: [{ reason: 'no_such_step', count: 2 }],
    })
    expect(await statuses(runIds)).toEqual(['waiting', 'waiting'])
    expect((await bench.waiting(workflow)).items).toMatchObject([{ waiting: 2 }])
  })

  it('are looked at again where somebody works on them at that moment', async () => {
    const { call, chain, turnOn, start, until, change, untilSettled, service } = bench
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
    service.answer((heard, response) => void answered.then(() => json({ ok: true })(heard, response)))
    const workflow = await turnOn(chain(call('one'), hour))
    const runId = await start(workflow)
    await until(runId, 'running')
    await expect.poll(() => service.heard.length).toBe(1)
    await change(workflow, chain(call('one'), hour, call('two')), 'move')
    await expect.poll(async () => (await bench.waiting(workflow)).settlings[0]?.pending).toBe(1)
    answer()
    expect(await untilSettled(workflow)).toMatchObject({ total: 1, done: 1, ended: 0 })
    const [moved = ''] = retries(await until(runId, 'cancelled'))
    expect((await until(moved, 'waiting')).steps).toMatchObject([{ nodeId: 'one', kept: true }, {}])
  })

  it('keep no other waiting when one of them cannot be settled, and that one is tried again', async () => {
    const { call, chain, change, untilSettled } = bench
    const { workflow, runIds } = await waiting(4, hour)
    const [cursed = ''] = runIds
    await pool`insert into cursed values (${cursed})`
    await change(workflow, chain(hour, call('two')), 'move')
    const progress = async () => (await bench.waiting(workflow)).settlings[0]
    await expect.poll(progress).toMatchObject({ done: 3, pending: 1, failed: 0, left: [], finishedAt: null })
    await pool`delete from cursed`
    expect(await untilSettled(workflow)).toMatchObject({ done: 4, failed: 0, left: [] })
  })

  it('are given up one by one when that fails again and again, and told apart from those that stay', async () => {
    const { call, chain, change, untilSettled } = bench
    const { workflow, runIds } = await waiting(2, hour)
    const [cursed = ''] = runIds
    await pool`insert into cursed values (${cursed})`
    await change(workflow, chain(hour, call('two')), 'move')
    await expect
      .poll(async () => (await pool`select faults from settled_runs where run_id = ${cursed}`)[0]?.faults)
      .toBe(1)
    await pool`update settled_runs set faults = 4 where run_id = ${cursed}`
    expect(await untilSettled(workflow)).toMatchObject({ done: 1, failed: 1, left: [] })
    expect(await statuses([cursed])).toEqual(['waiting'])
  })

  it('go where was said last, when a further version is turned on before all have moved', async () => {
    const { call, chain, change, run, until, untilSettled } = bench
    const { workflow, runIds } = await waiting(12, hour)
    await closeGate()
    await change(workflow, chain(hour, call('two')), 'move')
    await blocked(1)
    const publishing = change(workflow, chain(hour, call('three')), 'move')
    await blocked(2)
    await openGate()
    await publishing
    expect(await untilSettled(workflow)).toMatchObject({ pending: 0, left: [], failed: 0, replaced: 0 })
    const { liveVersionId, items } = await bench.waiting(workflow)
    expect(items).toEqual([])
    for (const runId of runIds) {
      let [last] = retries(await until(runId, 'cancelled'))
      for (let next = last; next !== undefined; [next] = retries(await run(next))) last = next
      expect(await run(last ?? '')).toMatchObject({ status: 'waiting', versionId: liveVersionId })
    }
  })

  it('stay where they are from the moment at which a further version is turned on without a word', async () => {
    const { call, chain, change, untilSettled } = bench
    const { workflow, runIds, versionId } = await waiting(12, hour)
    await closeGate()
    await change(workflow, chain(hour, call('two')), 'move')
    await blocked(1)
    const publishing = change(workflow, chain(hour, call('three')))
    await blocked(2)
    await openGate()
    await publishing
    const { done, replaced, ...rest } = await untilSettled(workflow)
    expect(rest).toMatchObject({ total: 12, ended: 0, failed: 0, left: [] })
    expect(done + replaced).toBe(12)
    expect(replaced).toBeGreaterThan(0)
    expect((await statuses(runIds)).filter((status) => status === 'waiting')).toHaveLength(replaced)
    expect((await bench.waiting(workflow)).items).toContainEqual({ versionId, waiting: replaced })
  })

  it('that were to be cancelled are cancelled, whatever is said when a further version is turned on', async () => {
    const { call, chain, change, untilSettled } = bench
    const { workflow, runIds } = await waiting(3, hour)
    await pool`begin`
    await pool`select from runs where id = any(${runIds}::uuid[]) for update`
    await change(workflow, chain(hour, call('two')), 'cancel')
    await change(workflow, chain(hour, call('three')), 'move')
    await pool`commit`
    await untilSettled(workflow)
    expect(await statuses(runIds)).toEqual(['cancelled', 'cancelled', 'cancelled'])
    for (const runId of runIds) expect(retries(await bench.run(runId))).toEqual([])
  })
})
