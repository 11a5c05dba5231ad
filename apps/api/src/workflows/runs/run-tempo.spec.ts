import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDatabase } from '../../platform/database/database.js'
import type { DisposableDatabase } from '../../platform/database/embedded/disposable-database.js'
import { createMigratedDatabase } from '../../platform/database/embedded/migrated-database.js'
import { RunTempo } from './run-tempo.js'

const minute = 60_000
const noon = Date.parse('2026-11-21T12:00:00Z')

let place: DisposableDatabase
let opened: ReturnType<typeof openDatabase>
beforeAll(async () => {
  place = await createMigratedDatabase()
  opened = openDatabase(place.url)
})
afterAll(async () => {
  await opened.close()
  await place.drop()
})

async function end(at: number, result: string, count = 1) {
  await opened.database.execute(sql`
    insert into runs (id, workflow_id, version_id, event_id, trigger_type, finished_at, result)
    select gen_random_uuid(), gen_random_uuid(), 'version', gen_random_uuid(), 'spec.happened', ${new Date(at)}, ${result}
      from generate_series(1, ${count}::int)`)
}

it('counts what ended in each minute of an hour, and each minute that is over once', async () => {
  const tempo = new RunTempo(opened.database)
  await end(noon - 59 * minute, 'succeeded', 3)
  await end(noon - 59 * minute - 1, 'succeeded', 50)
  await end(noon - minute, 'failed')
  await end(noon - 1, 'succeeded', 2)
  await end(noon + 5_000, 'succeeded', 7)

  const first = await tempo.count(noon + 10_000)
  expect(first).toHaveLength(60)
  expect(first[0]).toEqual({ at: noon - 59 * minute, succeeded: 3, failed: 0 })
  expect(first[1]).toEqual({ at: noon - 58 * minute, succeeded: 0, failed: 0 })
  expect(first[58]).toEqual({ at: noon - minute, succeeded: 2, failed: 1 })
  expect(first[59]).toEqual({ at: noon, succeeded: 7, failed: 0 })

  // Committed late, in the minute that is barely over: still seen. Long over: not looked at again.
  await end(noon - 500, 'succeeded')
  await end(noon - 30 * minute, 'succeeded')
  const next = await tempo.count(noon + minute + 1_000)
  expect(next.map(({ at }) => at)).toEqual(first.map(({ at }) => at + minute))
  expect(next[57]).toEqual({ at: noon - minute, succeeded: 3, failed: 1 })
  expect(next[58]).toEqual({ at: noon, succeeded: 7, failed: 0 })
  expect(next[29]).toEqual({ at: noon - 29 * minute, succeeded: 0, failed: 0 })
  expect(next[28]).toEqual({ at: noon - 30 * minute, succeeded: 0, failed: 0 })
})
