import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DisposableDatabase } from '../../../platform/database/embedded/disposable-database.js'
import { createMigratedDatabase } from '../../../platform/database/embedded/migrated-database.js'
import { openPool, type PlainPool } from '../../../platform/database/plain-pool.js'
import { openConnection } from '../../../platform/database/single-connection.js'
import { EndedWaits } from './ended-waits.js'

let database: DisposableDatabase
let pool: PlainPool

beforeAll(async () => {
  database = await createMigratedDatabase()
  pool = openPool(database.url, { max: 2, name: 'spec' })
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

/** A run with two waits. */
async function waitingRun(ended: boolean): Promise<string> {
  const id = uuidv7()
  await pool`
    insert into runs (id, workflow_id, version_id, event_id, trigger_type, finished_at, result)
    values (${id}, ${uuidv7()}, 'v', ${uuidv7()}, 'test.happened',
      case when ${ended}::bool then now() end, case when ${ended}::bool then 'succeeded' end)`
  await pool`
    insert into event_waits (run_id, node_id, iteration, trigger, path, key)
    select ${id}, node, '', 'test.paid', '["order"]', '"A"' from unnest(array['one', 'two']) node`
  return id
}

async function left(): Promise<unknown[]> {
  const rows = await pool`select distinct run_id::text as id from event_waits order by 1`
  return rows.map(({ id }) => id)
}

it('removes the waits of runs that have ended, and no others', async () => {
  const open = await waitingRun(false)
  await waitingRun(true)
  await new EndedWaits(pool).forgetSome()
  expect(await left()).toEqual([open])
})

it('waits for nobody: what an event is taking is left for the next time', async () => {
  const open = await left()
  const ended = await waitingRun(true)
  const event = await openConnection(database.url, 'spec')
  await event.query('begin')
  await event.query('select from event_waits where run_id = $1 for update', [ended])
  const waits = new EndedWaits(pool)
  await waits.forgetSome()
  expect(await left()).toEqual([...open, ended])
  await event.query('commit')
  await event.end()
  await waits.forgetSome()
  expect(await left()).toEqual(open)
})

it('comes round to all of them, however many wait', async () => {
  await pool`delete from event_waits`
  const open: string[] = []
  for (let count = 0; count < 700; count += 1) open.push(await waitingRun(false))
  const ended = await waitingRun(true)
  const waits = new EndedWaits(pool)
  await waits.forgetSome()
  expect((await left()).at(-1)).toBe(ended)
  await waits.forgetSome()
  expect(await left()).toEqual(open)
  // And from the beginning again.
  await pool`update runs set finished_at = now() where id = ${open[0]}`
  await waits.forgetSome()
  expect(await left()).toEqual(open.slice(1))
})
