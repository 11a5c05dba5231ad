import { sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDatabase } from '../../../platform/database/database.js'
import type { DisposableDatabase } from '../../../platform/database/embedded/disposable-database.js'
import { createMigratedDatabase } from '../../../platform/database/embedded/migrated-database.js'
import { openPool, type PlainPool } from '../../../platform/database/plain-pool.js'
import { openConnection } from '../../../platform/database/single-connection.js'
import { hasStatus } from '../history/run-status.js'
import { runs } from '../run.table.js'
import { RunReleases } from './run-releases.js'
import { RunStore } from './run-store.js'

let database: DisposableDatabase
/** One connection: it alone counts what its statements read. */
let pool: PlainPool

beforeAll(async () => {
  database = await createMigratedDatabase()
  pool = openPool(database.url, { max: 1, name: 'spec' })
  await pool`
    insert into runs (id, workflow_id, version_id, event_id, trigger_type, finished_at, result)
    select gen_random_uuid(), gen_random_uuid(), 'v', gen_random_uuid(), 'test.happened', now(), 'succeeded'
      from generate_series(1, 20000)`
  await pool`analyze runs`
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

async function scansOfAllRuns(): Promise<unknown> {
  await pool`select pg_stat_force_next_flush()`
  const [row] = await pool`select seq_scan from pg_stat_user_tables where relname = 'runs'`
  return row?.seq_scan
}

it('what an owner holds is found without reading the runs that have ended', async () => {
  const releases = new RunReleases(pool)
  const before = await scansOfAllRuns()
  await releases.freeForgotten(7, () => [])
  await releases.freeRunsOfDeadOwners([7], 3)
  expect(await scansOfAllRuns()).toBe(before)
})

it('what is committed while the forgotten are looked for is not forgotten', async () => {
  const [old, young] = [uuidv7(), uuidv7()]
  await pool`insert into runs (id, workflow_id, version_id, event_id, trigger_type, owner, created_at)
    values (${old}, ${uuidv7()}, 'v', ${uuidv7()}, 'test.happened', 9, now() - interval '1 second'),
      (${young}, ${uuidv7()}, 'v', ${uuidv7()}, 'test.happened', 9, now() + interval '1 second')`
  await new RunReleases(pool).freeForgotten(9, () => [])
  expect(await pool`select id, owner from runs where id = any(${[old, young]}) order by id`).toEqual([
    { id: old, owner: null },
    { id: young, owner: 9 },
  ])
})

it('runs are locked in the order of their ids, whatever the order in which they are found', async () => {
  const ids = Array.from({ length: 20 }, () => uuidv7())
  for (const id of ids.toReversed())
    await pool`insert into runs (id, workflow_id, version_id, event_id, trigger_type, owner, due_at)
      values (${id}, ${uuidv7()}, 'v', ${uuidv7()}, 'test.happened', 8, now() - interval '1 minute')`
  // What a flush does: the runs of its batch, one after the other by their ids.
  const flush = await openConnection(database.url, 'spec')
  await flush.query('begin')
  await flush.query('select from runs where id = $1 for no key update', [ids[0]])
  const freed = new RunReleases(pool).freeRunsOfDeadOwners([8], 3)
  await flush.query('select pg_sleep(0.3)')
  await flush.query('select from runs where id = $1 for no key update', [ids[19]])
  await flush.query('commit')
  await flush.end()
  expect((await freed).freed).toBe(20)
})

it('what is flushed is found by index, also by a plan that was made while there was next to nothing', async () => {
  const fresh = await createMigratedDatabase()
  const own = openPool(fresh.url, { max: 1, name: 'spec', isKeyed: true, isPlannedOnce: true })
  const store = new RunStore(own)
  const read = async () => {
    await own`select pg_stat_force_next_flush()`
    const [row] = await own`select seq_tup_read from pg_stat_user_tables where relname = 'runs'`
    return Number(row?.seq_tup_read)
  }
  const flushed = async (count: number) => {
    await own`
      with made as (
        insert into events (id, type, subject_type, subject_id, audience, payload)
        select gen_random_uuid(), 'test.happened', 'test', 'x', 'runs.read', '{}' from generate_series(1, ${count}::int)
        returning id)
      insert into runs (id, workflow_id, version_id, event_id, trigger_type)
      select gen_random_uuid(), gen_random_uuid(), 'v', id, 'test.happened' from made`
    for (const { id, epoch } of await store.claim(1)) {
      const fate = { kind: 'finished', result: 'succeeded', error: null } as const
      await store.flush({ runId: id, epoch, position: 0, records: [], arrivals: 0, isResent: false, fate })
    }
  }
  await flushed(50)
  await flushed(2_000)
  const before = await read()
  await flushed(0)
  expect(await read()).toBe(before)
  await own.end()
  await fresh.drop()
})

it.each(['running', 'queued', 'waiting'] as const)(
  'a list of %s runs does not read those that have ended',
  async (status) => {
    const { database: queries, close } = openDatabase(database.url)
    const { rows } = await queries.execute(
      sql`explain select id from ${runs} where ${hasStatus(status)} order by id desc limit 50`,
    )
    await close()
    expect(JSON.stringify(rows)).toContain('runs_due')
    expect(JSON.stringify(rows)).not.toContain('Seq Scan on runs')
    expect(JSON.stringify(rows)).not.toContain('runs_pkey')
  },
)
