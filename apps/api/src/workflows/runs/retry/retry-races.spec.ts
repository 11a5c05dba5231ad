import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openRetryShop } from '../../../../test/retry-shop.js'
import { isPacked } from '../../../../test/workflow-shop.js'
import { DATABASE_ADDRESS, type DatabaseAddress } from '../../../platform/database/database.js'
import { openPool, type PlainPool } from '../../../platform/database/plain-pool.js'
import { RunRetention } from '../retention/run-retention.js'

const gate = 4_711
const made = z.object({ runId: z.string() })

/** Each retry stops where it writes its run, until the gate is opened. */
describe.skipIf(!isPacked)('a retry, while it is written', () => {
  let bench: Awaited<ReturnType<typeof openRetryShop>>
  let pool: PlainPool
  beforeAll(async () => {
    bench = await openRetryShop()
    pool = openPool(bench.shop.application.get<DatabaseAddress>(DATABASE_ADDRESS), { max: 1, name: 'gate' })
    await bench.database.execute(
      sql.raw(`
        create function pass_gate() returns trigger language plpgsql as
          'begin perform pg_advisory_xact_lock_shared(${gate}); return new; end';
        create trigger retries_pass before insert on runs for each row
          when (new.retry_of is not null) execute function pass_gate()`),
    )
  })
  afterEach(() => openGate())
  afterAll(async () => {
    await pool.end()
    await bench.close()
  })

  const closeGate = () => pool`select pg_advisory_lock(${gate})`
  const openGate = () => pool`select pg_advisory_unlock_all()`
  async function waiting(count: number) {
    const blocked = () =>
      bench.database.execute(
        sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
    await expect.poll(async () => (await blocked()).rowCount, { timeout: 10_000 }).toBe(count)
  }

  async function failedRun() {
    const { chain, call, turnOn, start, until, refuse, heard } = bench
    refuse('/two')
    const workflow = await turnOn(chain(call('one'), call('two')))
    const runId = await start(workflow)
    await until(runId, 'failed')
    refuse()
    heard()
    return { workflow, runId }
  }
  const retryOne = (runId: string) =>
    bench.shop.send(bench.owner, 'POST', `/api/v1/runs/${runId}/retry`, { from: 'failed' })
  const retryMany = (workflow: string) => bench.send('POST', 'runs/retry', { workflowId: workflow }, 200)
  const retriesOf = async (runId: string) => (await bench.run(runId)).retries

  it('is the only one, when others come while many are retried', async () => {
    const { workflow, runId } = await failedRun()
    await closeGate()
    const one = retryOne(runId)
    await waiting(1)
    const many = retryMany(workflow)
    await waiting(2)
    await openGate()
    expect((await one).status).toBe(201)
    expect(await many).toMatchObject({ retried: 0, skipped: 1, more: false })
    expect(await retriesOf(runId)).toHaveLength(1)
  })

  it('is the only one, when it is among many and somebody asks for it', async () => {
    const { workflow, runId } = await failedRun()
    await closeGate()
    const many = retryMany(workflow)
    await waiting(1)
    const one = retryOne(runId)
    await waiting(2)
    await openGate()
    expect(await many).toMatchObject({ retried: 1, skipped: 0, more: false })
    expect(await one).toMatchObject({
      status: 409,
      body: { type: '/problems/retry-impossible', obstacle: 'retried_meanwhile' },
    })
    expect(await retriesOf(runId)).toHaveLength(1)
    // Whoever knows of it may ask for another one.
    expect((await retryOne(runId)).status).toBe(201)
  })

  it('keeps what it takes over, when the run is old enough to be deleted', async () => {
    const { runId } = await failedRun()
    await bench.database.execute(
      sql`update runs set finished_at = now() - interval '400 days' where id = ${runId}`,
    )
    const retention = bench.shop.application.get(RunRetention, { strict: false })
    const forget = () => retention.forget(new Date(), new AbortController().signal)
    await closeGate()
    const retry = retryOne(runId)
    await waiting(1)
    await forget()
    await openGate()
    const { runId: second } = made.parse((await retry).body)
    expect(await bench.until(second, 'succeeded')).toMatchObject({
      steps: [
        { nodeId: 'one', kept: true },
        { nodeId: 'two', kept: false },
      ],
    })
    expect(bench.heard()).toEqual([`/two ${runId}/two/`])
    await forget()
    expect((await retryOne(runId)).status).toBe(404)
  })
})
