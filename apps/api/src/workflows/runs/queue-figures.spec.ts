import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDatabase } from '../../platform/database/database.js'
import type { DisposableDatabase } from '../../platform/database/embedded/disposable-database.js'
import { createMigratedDatabase } from '../../platform/database/embedded/migrated-database.js'
import { Metrics } from '../../platform/metrics/metrics.js'
import { QueueFigures } from './queue-figures.js'
import { runs } from './run.table.js'

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

const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000)
const run = (more: Partial<typeof runs.$inferInsert>) => ({
  id: uuidv7(),
  workflowId: uuidv7(),
  versionId: 'version',
  eventId: uuidv7(),
  triggerType: 'test.happened',
  ...more,
})

it('are nothing in a shop where nothing happens', async () => {
  const empty = { queued: 0, running: 0, waiting: 0, setAside: 0, oldestQueuedSeconds: null }
  expect(await new QueueFigures(opened.database, new Metrics()).read()).toEqual(empty)
})

it('tell what is due, what runs, what waits and what was set aside', async () => {
  await opened.database
    .insert(runs)
    .values([
      run({ dueAt: ago(90) }),
      run({ dueAt: ago(30) }),
      run({ dueAt: ago(500), owner: 7 }),
      run({ dueAt: ago(-3_600) }),
      run({ dueAt: ago(1_000), gated: true, concurrencyKey: 'order', concurrencyLimit: 1 }),
      run({ dueAt: ago(900), finishedAt: ago(1), result: 'succeeded' }),
      run({ dueAt: ago(900), finishedAt: ago(1), result: 'quarantined' }),
    ])
  const metrics = new Metrics()
  const state = await new QueueFigures(opened.database, metrics).read()
  expect(state).toMatchObject({ queued: 2, running: 1, waiting: 2, setAside: 1 })
  expect(state.oldestQueuedSeconds).toBeGreaterThanOrEqual(90)
  expect(state.oldestQueuedSeconds).toBeLessThan(120)

  const text = await metrics.text()
  expect(text).toContain('counterflow_runs_open{state="queued"} 2')
  expect(text).toContain('counterflow_runs_open{state="running"} 1')
  expect(text).toContain('counterflow_runs_open{state="waiting"} 2')
  expect(text).toContain('counterflow_runs_quarantined 1')
  expect(text).toMatch(/^counterflow_oldest_waiting_run_seconds 9\d/m)
})
