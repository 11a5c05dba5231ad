import type { Json, WorkflowDefinition, WorkflowNode } from '@counterflow/core'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createDisposableDatabase,
  type DisposableDatabase,
} from '../../../platform/database/embedded/disposable-database.js'
import { migrateDatabase } from '../../../platform/database/migrate.js'
import { openPool, type PlainPool } from '../../../platform/database/plain-pool.js'
import { createLogger } from '../../../platform/logging/logger.js'
import type { ActionAttempt, ActionRunner, AttemptResult } from './action-runner.js'
import { RunEngine } from './run-engine.js'
import { RunStore } from './run-store.js'
import { VersionCache } from './version-cache.js'

type Act = (attempt: ActionAttempt) => Promise<AttemptResult>

const ok = (output: Json = null): AttemptResult => ({ ok: true, output })
const refused = (retry = false): AttemptResult => ({
  ok: false,
  code: 'refused',
  message: 'No.',
  retry,
  retryAfterSeconds: undefined,
})

const action = (id: string, more: Partial<Extract<WorkflowNode, { kind: 'action' }>> = {}): WorkflowNode => ({
  id,
  kind: 'action',
  action: 'test.act',
  input: { step: id },
  ...more,
})

const chain = (...nodes: WorkflowNode[]): WorkflowDefinition => ({
  schema: 1,
  name: 'Test',
  trigger: { type: 'test.happened', config: {} },
  nodes,
  edges: nodes.map(({ id }, index) => ({ from: nodes[index - 1]?.id ?? 'trigger', port: 'then', to: id })),
  layout: {},
})

describe('the run engine', () => {
  let database: DisposableDatabase
  let pool: PlainPool
  const engines: RunEngine[] = []
  const definitions = new Map<string, WorkflowDefinition>()

  beforeAll(async () => {
    database = await createDisposableDatabase()
    await migrateDatabase(database.url)
    pool = openPool(database.url, { max: 6, name: 'spec' })
  })

  afterAll(async () => {
    for (const engine of engines) await engine.stop()
    await pool.end()
    await database.drop()
  })

  function startEngine(owner: number, act: Act, repeatable = true): RunEngine {
    const actions: ActionRunner = {
      run: act,
      isRepeatable: () => repeatable,
      shopValues: async () => ({ name: 'Shop' }),
    }
    const versions = new VersionCache(async (id) => {
      const definition = definitions.get(id)
      return definition && { definition, permissions: [] }
    })
    const engine = new RunEngine({
      store: new RunStore(pool),
      versions,
      actions,
      logger: createLogger('silent'),
      owner: () => owner,
    })
    engines.push(engine)
    engine.start()
    return engine
  }

  async function queue(definition: WorkflowDefinition, trigger: Json = {}): Promise<string> {
    const versionId = uuidv7()
    definitions.set(versionId, definition)
    const [eventId, runId] = [uuidv7(), uuidv7()]
    await pool`insert into events (id, type, subject_type, subject_id, audience, payload)
      values (${eventId}, 'test.happened', 'test', 'x', 'runs.read', ${JSON.stringify(trigger)}::text::jsonb)`
    await pool`insert into runs (id, workflow_id, version_id, event_id, trigger_type)
      values (${runId}, ${uuidv7()}, ${versionId}, ${eventId}, 'test.happened')`
    for (const engine of engines) engine.wake()
    return runId
  }

  async function untilEnded(runId: string): Promise<string> {
    for (let turn = 0; turn < 400; turn += 1) {
      const [run] = await pool`select result from runs where id = ${runId}`
      if (typeof run?.result === 'string') return run.result
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    throw new Error('The run did not end within ten seconds.')
  }

  const history = async (runId: string) => {
    const rows =
      await pool`select node_id, attempt, kind from steps where run_id = ${runId} order by position`
    return rows.map((row) => `${row.node_id} ${row.attempt} ${row.kind}`)
  }

  async function stopAll(): Promise<void> {
    for (const engine of engines.splice(0)) await engine.stop()
  }

  it('runs a workflow to its end and records each effect before and after', async () => {
    const seen: ActionAttempt[] = []
    startEngine(1, async (attempt) => {
      seen.push(attempt)
      return ok({ done: attempt.actionId })
    })
    const runId = await queue(
      chain(action('one'), action('two', { input: { from: { $ref: ['steps', 'one', 'done'] } } })),
    )
    expect(await untilEnded(runId)).toBe('succeeded')
    expect(await history(runId)).toEqual([
      'one 1 started',
      'one 1 succeeded',
      'two 1 started',
      'two 1 succeeded',
    ])
    expect(seen.map(({ input, idempotencyKey }) => ({ input, idempotencyKey }))).toEqual([
      { input: { step: 'one' }, idempotencyKey: `${runId}/one/` },
      { input: { from: 'test.act' }, idempotencyKey: `${runId}/two/` },
    ])
    await stopAll()
  })

  it('tries again what may be tried again, under the same key and with the same input', async () => {
    const keys: string[] = []
    startEngine(1, async ({ idempotencyKey, attempt }) => {
      keys.push(idempotencyKey)
      return attempt < 3 ? refused(true) : ok()
    })
    const runId = await queue(chain(action('one', { retry: { attempts: 3, firstDelaySeconds: 0.1 } })))
    expect(await untilEnded(runId)).toBe('succeeded')
    expect(new Set(keys).size).toBe(1)
    expect(await history(runId)).toEqual([
      'one 1 started',
      'one 1 waiting',
      'one 2 started',
      'one 2 waiting',
      'one 3 started',
      'one 3 succeeded',
    ])
    await stopAll()
  })

  it('fails with the reason, and starts nothing after it', async () => {
    startEngine(1, async ({ input }) => (JSON.stringify(input).includes('one') ? refused() : ok()))
    const runId = await queue(chain(action('one'), action('two')))
    expect(await untilEnded(runId)).toBe('failed')
    const [run] = await pool`select error from runs where id = ${runId}`
    expect(run?.error).toEqual({ code: 'refused', message: 'No.', nodeId: 'one' })
    expect(await history(runId)).toEqual(['one 1 started', 'one 1 failed'])
    await stopAll()
  })

  it('waits without holding anything, and goes on when the time has come', async () => {
    startEngine(1, async () => ok())
    const runId = await queue(chain({ id: 'pause', kind: 'wait', seconds: 1 }, action('one')))
    await expect
      .poll(async () => (await pool`select owner, due_at > now() as waits from runs where id = ${runId}`)[0])
      .toMatchObject({ owner: null, waits: true })
    expect(await untilEnded(runId)).toBe('succeeded')
    expect(await history(runId)).toEqual([
      'pause 1 waiting',
      'pause 1 succeeded',
      'one 1 started',
      'one 1 succeeded',
    ])
    await stopAll()
  })

  it('goes on after its owner died, repeats the step in flight with the same key, and refuses the late writes', async () => {
    const calls: string[] = []
    let answerLate: (result: AttemptResult) => void = () => {}
    startEngine(1, ({ idempotencyKey, attempt }) => {
      calls.push(`owner 1: ${idempotencyKey.split('/')[1]} ${attempt}`)
      if (attempt === 1 && idempotencyKey.endsWith('two/')) {
        return new Promise((resolve) => {
          answerLate = resolve
        })
      }
      return Promise.resolve(ok())
    })
    const runId = await queue(chain(action('one'), action('two'), action('three')))
    await expect.poll(() => calls).toContain('owner 1: two 1')
    const [stalled] = engines.splice(0)

    const store = new RunStore(pool)
    await store.freeRunsOfDeadOwners([1], 3)
    startEngine(2, async ({ idempotencyKey, attempt }) => {
      calls.push(`owner 2: ${idempotencyKey.split('/')[1]} ${attempt}`)
      return ok()
    })
    expect(await untilEnded(runId)).toBe('succeeded')
    const written = await history(runId)
    answerLate(ok())
    await stalled?.stop()

    expect(calls).toEqual(['owner 1: one 1', 'owner 1: two 1', 'owner 2: two 2', 'owner 2: three 1'])
    expect(await history(runId)).toEqual(written)
    expect(written.filter((row) => row.startsWith('one'))).toEqual(['one 1 started', 'one 1 succeeded'])
    await stopAll()
  })

  it('never repeats blindly what must happen once', async () => {
    startEngine(1, () => new Promise(() => {}), false)
    const runId = await queue(chain(action('one')))
    await expect.poll(() => history(runId)).toEqual(['one 1 started'])
    engines.splice(0)
    await new RunStore(pool).freeRunsOfDeadOwners([1], 3)
    startEngine(2, async () => ok(), false)
    expect(await untilEnded(runId)).toBe('failed')
    const [run] = await pool`select error->>'code' as code from runs where id = ${runId}`
    expect(run?.code).toBe('outcome_unknown')
    await stopAll()
  })

  it('quarantines a run under which three processes died', async () => {
    const runId = await queue(chain(action('one')))
    const store = new RunStore(pool)
    for (let death = 0; death < 3; death += 1) {
      expect((await store.claim(9)).map(({ id }) => id)).toEqual([runId])
      await store.freeRunsOfDeadOwners([9], 3)
    }
    expect(await untilEnded(runId)).toBe('quarantined')
    expect(await store.claim(9)).toEqual([])
  })

  it('accepts nothing under a stale epoch, and rejects only its waiter', async () => {
    const [one, two] = [await queue(chain(action('one'))), await queue(chain(action('one')))]
    const store = new RunStore(pool)
    const claimed = await store.claim(9)
    const flush = (runId: string, epoch: number) =>
      store.flush({
        runId,
        epoch,
        position: 0,
        records: [],
        fate: { kind: 'finished', result: 'succeeded', error: null },
      })
    expect(await store.cancel(one)).toBe(true)
    const answers = await Promise.all(claimed.map(({ id, epoch }) => flush(id, epoch)))
    expect(Object.fromEntries(claimed.map(({ id }, index) => [id, answers[index]]))).toEqual({
      [one]: false,
      [two]: true,
    })
    expect([await untilEnded(one), await untilEnded(two)]).toEqual(['cancelled', 'succeeded'])
  })

  it('lets what is under way end when the process is to end, begins nothing more, and leaves the rest to others', async () => {
    let answer: (result: AttemptResult) => void = () => {}
    const engine = startEngine(
      1,
      () =>
        new Promise((resolve) => {
          answer = resolve
        }),
    )
    const runId = await queue(chain(action('one'), action('two')))
    await expect.poll(() => history(runId)).toEqual(['one 1 started'])
    const stopped = engine.stop()
    answer(ok())
    await stopped
    engines.splice(0)
    expect(await history(runId)).toEqual(['one 1 started', 'one 1 succeeded'])

    startEngine(2, async () => ok())
    expect(await untilEnded(runId)).toBe('succeeded')
    expect((await history(runId)).slice(2)).toEqual(['two 1 started', 'two 1 succeeded'])
    await stopAll()
  })

  it('begins nothing more of a run that was cancelled', async () => {
    const begun: string[] = []
    let answer: (result: AttemptResult) => void = () => {}
    startEngine(1, ({ idempotencyKey }) => {
      begun.push(idempotencyKey)
      return new Promise((resolve) => {
        answer = resolve
      })
    })
    const runId = await queue(chain(action('one'), action('two')))
    await expect.poll(() => begun).toEqual([`${runId}/one/`])
    await new RunStore(pool).cancel(runId)
    answer(ok())
    await stopAll()
    expect(begun).toEqual([`${runId}/one/`])
    expect(await untilEnded(runId)).toBe('cancelled')
  })

  it('frees what it claimed without hearing of it, and nothing else', async () => {
    const [forgotten, driven] = [await queue(chain(action('one'))), await queue(chain(action('one')))]
    const store = new RunStore(pool)
    await store.claim(7)
    await store.freeForgotten(7, [driven])
    expect((await store.claim(8)).map(({ id }) => id)).toEqual([forgotten])
    for (const id of [forgotten, driven]) await store.cancel(id)
  })

  it('ends a run that cannot be gone on with, instead of trying for ever', async () => {
    const runId = await queue(chain(action('one')))
    const store = new RunStore(pool)
    for (let fault = 0; fault < 3; fault += 1) {
      const [run] = await store.claim(9)
      if (run === undefined) throw new Error('The run was not put back.')
      await store.releaseAfterFault(run, 'Something is wrong.', Date.now() - 1_000, 3)
    }
    expect(await untilEnded(runId)).toBe('failed')
  })

  it('takes each run once, however many processes look for it', async () => {
    const calls = new Map<string, number>()
    const act: Act = async ({ runId }) => {
      calls.set(runId, (calls.get(runId) ?? 0) + 1)
      return ok()
    }
    for (const owner of [1, 2, 3]) startEngine(owner, act)
    const runIds = await Promise.all(Array.from({ length: 60 }, () => queue(chain(action('one')))))
    expect(new Set(await Promise.all(runIds.map(untilEnded)))).toEqual(new Set(['succeeded']))
    expect([...calls.values()]).toEqual(runIds.map(() => 1))
    await stopAll()
  })
})
