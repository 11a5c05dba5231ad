import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../platform/database/database.js'
import type { DisposableDatabase } from '../../../platform/database/embedded/disposable-database.js'
import { createMigratedDatabase } from '../../../platform/database/embedded/migrated-database.js'
import { openConnection } from '../../../platform/database/single-connection.js'
import { createLogger } from '../../../platform/logging/logger.js'
import { Retention } from '../../../platform/retention/retention.js'
import { RunRetention } from './run-retention.js'
import { RunRetentionSetting } from './run-retention-setting.js'

const runCount = 5_000
const now = new Date('2026-11-21T12:00:00Z')
const logger = createLogger('silent')

let place: DisposableDatabase
let opened: ReturnType<typeof openDatabase>
let setting: RunRetentionSetting
let retention: RunRetention
beforeAll(async () => {
  place = await createMigratedDatabase()
  opened = openDatabase(place.url)
  setting = new RunRetentionSetting(opened.database)
  retention = new RunRetention(opened.database, setting, logger, new Retention(logger))
})
afterAll(async () => {
  await opened.close()
  await place.drop()
})

/** Runs that began `daysAgo`, each with an event and two steps; `finished` days ago, or not at all. */
async function makeRuns(count: number, name: string, daysAgo: number, finished: number | null) {
  // UUIDv7 of that time: its milliseconds, the name, and a number.
  await opened.database.execute(sql`
    with made as (
      select (lpad(to_hex((extract(epoch from ${now}::timestamptz - make_interval(days => ${daysAgo}::int)) * 1000)::bigint), 12, '0')
          || '7000' || '8000' || lpad(to_hex(hashtext(${name}) & 65535), 4, '0') || lpad(to_hex(number), 8, '0'))::uuid as id
        from generate_series(1, ${count}::int) number),
    written_events as (
      insert into events (id, type, subject_type, subject_id, audience, payload)
      select id, 'spec.happened', 'spec', ${name}, 'runs.read', '{}' from made),
    written_steps as (
      insert into steps (run_id, node_id, iteration, attempt, kind, position, epoch, at)
      select id, 'step', '', 1, kind, place - 1, 1, now()
        from made, unnest(array['started', 'succeeded']) with ordinality as written(kind, place))
    insert into runs (id, workflow_id, version_id, event_id, trigger_type, subject_id, finished_at, result, due_at)
    select id, id, 'version', id, 'spec.happened', ${name},
      ${now}::timestamptz - make_interval(days => ${finished}::int),
      case when ${finished}::int is null then null else 'succeeded' end, now()
      from made`)
}

async function left() {
  const { rows } = await opened.database.execute(sql`
    select subject_id as name,
      (select count(*) from runs r where r.subject_id = e.subject_id)::int as runs,
      (select count(*) from steps s join runs r on r.id = s.run_id where r.subject_id = e.subject_id)::int as steps,
      count(*)::int as events
    from events e group by subject_id order by subject_id`)
  return rows
}

const all = (name: string, count = 1) => ({ name, runs: count, steps: 2 * count, events: count })
const never = new AbortController().signal

/** Says stop from the second time on that it is asked. */
function cutOffAfterOneBatch(): AbortSignal {
  const answers = [false]
  const get = () => answers.pop() ?? true
  return Object.defineProperty(new AbortController().signal, 'aborted', { get })
}

describe('runs that ended', () => {
  it('are kept for as long as the setting says, and those that wait for ever', {
    timeout: 60_000,
  }, async () => {
    await makeRuns(runCount, 'old', 40, 35)
    await makeRuns(1, 'waiting', 400, null)
    await makeRuns(1, 'recent', 29, 29)
    await makeRuns(1, 'long', 60, 1)
    // Started again on the event of an old run, yesterday.
    await opened.database.execute(sql`
      insert into runs (id, workflow_id, version_id, event_id, trigger_type, finished_at, result)
      select gen_random_uuid(), gen_random_uuid(), 'version', min(id::text)::uuid, 'spec.happened',
        ${now}::timestamptz - interval '1 day', 'failed' from events where subject_id = 'old'`)

    // Came for a run that waited for it, and still waits for something else.
    await opened.database.execute(sql`
      with arrived as (
        insert into events (id, type, subject_type, subject_id, audience, payload)
        select earlier.id, 'spec.happened', 'spec', 'arrived', 'runs.read', '{}'
          from (select ('0198' || substr(gen_random_uuid()::text, 5))::uuid as id) earlier returning id)
      insert into event_waits (run_id, node_id, iteration, trigger, path, key, event_id)
      select (select id from runs where subject_id = 'waiting'), 'wait', '', 'spec.happened', '[]', '', id from arrived`)

    await opened.database.execute(sql`
      insert into event_waits (run_id, node_id, iteration, trigger, path, key)
      select id, 'wait', '', 'spec.happened', '[]', '' from runs where subject_id = 'old' limit 100`)

    // Somebody looks at one of them, and keeps nobody from going on.
    const holding = await openConnection(place.url, 'spec')
    await holding.query('begin')
    await holding.query("select from runs where subject_id = 'old' order by id desc limit 1 for update")
    await retention.forget(now, never)
    await holding.query('commit')
    await holding.end()
    expect(await left()).toEqual([
      { name: 'arrived', runs: 0, steps: 0, events: 1 },
      all('long'),
      { name: 'old', runs: 1, steps: 2, events: 2 },
      all('recent'),
      all('waiting'),
    ])

    await retention.forget(now, never)
    const { rows } = await opened.database.execute(sql`select count(*)::int as count from steps`)
    expect(rows).toEqual([{ count: 6 }])
    const waits = await opened.database.execute(sql`select event_id is not null as arrived from event_waits`)
    expect(waits.rows).toEqual([{ arrived: true }])
    // Events are looked at once a day: the one that was let go of goes with the next.
    await retention.forget(new Date(now.getTime() + 86_400_000), never)
    expect(await left()).toEqual([
      { name: 'arrived', runs: 0, steps: 0, events: 1 },
      all('long'),
      { name: 'old', runs: 0, steps: 0, events: 1 },
      { name: 'recent', runs: 1, steps: 2, events: 1 },
      all('waiting'),
    ])
  })

  it('leave where another time was chosen', async () => {
    expect(await setting.keepDays()).toBe(30)
    await setting.keepFor(3)
    expect(await setting.keepDays()).toBe(3)
    await retention.forget(now, never)
    expect(await left()).toEqual([
      { name: 'arrived', runs: 0, steps: 0, events: 1 },
      all('long'),
      { name: 'old', runs: 0, steps: 0, events: 1 },
      all('waiting'),
    ])
    await expect(setting.keepFor(0)).rejects.toThrow()
  })

  it('leave batch by batch, so that a pass that was cut off is no loss', { timeout: 60_000 }, async () => {
    await makeRuns(2_500, 'many', 20, 20)
    const some = () =>
      opened.database.execute(sql`select count(*)::int as n from runs where subject_id = 'many'`)
    await retention.forget(now, cutOffAfterOneBatch())
    expect((await some()).rows).toEqual([{ n: 1_500 }])
    await Promise.all([retention.forget(now, never), retention.forget(now, never)])
    expect((await some()).rows).toEqual([{ n: 0 }])
  })
})
