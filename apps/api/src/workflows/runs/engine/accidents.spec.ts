import { afterAll, expect, it } from 'vitest'
import { action, chain, ok, openRunWorkbench } from '../../../../test/run-workbench.js'
import type { ActionRunner } from './action-runner.js'
import { RunStore } from './run-store.js'

const { pool, startEngine, declareDead, queue, untilEnded, history, stopAll, close } =
  await openRunWorkbench()
afterAll(close)

/** Calls `then` once, between the commit of the first flush of a started effect and the news of it. */
function afterFirstFlush(then: () => Promise<void>): () => void {
  const flush = RunStore.prototype.flush
  let first = true
  RunStore.prototype.flush = async function (this: RunStore, given) {
    const accepted = await flush.call(this, given)
    if (first && given.records.some(({ kind }) => kind === 'started')) {
      first = false
      await then()
    }
    return accepted
  }
  return () => {
    RunStore.prototype.flush = flush
  }
}

it('a process that wakes late makes no call whose step another process has completed', async () => {
  const calls: string[] = []
  let release = () => {}
  const asleep = new Promise<void>((resolve) => {
    release = resolve
  })
  const restore = afterFirstFlush(() => asleep)
  startEngine(1, async ({ attempt }) => {
    calls.push(`owner 1, attempt ${attempt}`)
    return ok()
  })
  const runId = await queue(chain(action('one')))
  await expect.poll(() => history(runId)).toEqual(['one 1 started'])
  declareDead()
  // What the sweeper does with the runs of a dead owner.
  await pool`update runs set owner = null, epoch = epoch + 1, crashes = crashes + 1 where id = ${runId}`
  startEngine(2, async ({ attempt }) => {
    calls.push(`owner 2, attempt ${attempt}`)
    return ok()
  })
  expect(await untilEnded(runId)).toBe('succeeded')
  await new Promise((resolve) => setTimeout(resolve, 200))
  release()
  await new Promise((resolve) => setTimeout(resolve, 500))
  restore()
  await stopAll()
  // By now owner 1 has learnt that its flush was accepted, long ago. It must not call.
  expect(calls).toEqual(['owner 2, attempt 2'])
})

it('a flush whose answer was lost is no fault of the run', async () => {
  const restore = afterFirstFlush(async () => {
    throw new Error('Connection terminated unexpectedly')
  })
  startEngine(1, async () => ok())
  const runId = await queue(chain(action('one')))
  await untilEnded(runId)
  restore()
  const [run] = await pool`select crashes from runs where id = ${runId}`
  expect(run?.crashes).toBe(0)
  await stopAll()
})

it('a place among the calls to a partner is given back when the call does not begin', async () => {
  let inside = 0
  const admit = () => {
    inside += 1
    const leave = () => {
      inside -= 1
    }
    return { kind: 'go', leave } as const
  }
  const restore = afterFirstFlush(async () => {
    throw new Error('A fault of ours.')
  })
  startEngine(1, { admit })
  const runId = await queue(chain(action('one')))
  await expect
    .poll(async () => (await pool`select crashes from runs where id = ${runId}`)[0]?.crashes)
    .toBe(1)
  restore()
  await stopAll()
  expect(inside).toBe(0)
})

it('an outcome is not forgotten when the database is away as the next step asks whether it may begin', async () => {
  const calls: string[] = []
  let asked = 0
  const admit = () => {
    asked += 1
    if (asked === 2) throw new Error('Connection terminated unexpectedly')
    return { kind: 'go', leave: () => {} } as const
  }
  const run: ActionRunner['run'] = async ({ idempotencyKey }) => {
    calls.push(idempotencyKey)
    return ok()
  }
  startEngine(1, { admit, run })
  const runId = await queue(chain(action('one'), action('two')))
  expect(await untilEnded(runId)).toBe('succeeded')
  await stopAll()
  expect(calls).toEqual([`${runId}/one/`, `${runId}/two/`])
})

it('a flush of a stale epoch is refused, also beside one of the same run under its new epoch', async () => {
  const runId = await queue(chain(action('one')))
  await pool`update runs set owner = 1, epoch = 3, claims = 2 where id = ${runId}`
  const store = new RunStore(pool)
  const flush = (epoch: number, nodeId: string) =>
    store.flush({
      runId,
      epoch,
      position: 0,
      arrivals: 0,
      isResent: false,
      fate: { kind: 'goes-on' },
      records: [
        {
          address: { nodeId, iteration: [] },
          attempt: 1,
          kind: 'succeeded',
          at: Date.now(),
          milliseconds: 0,
          port: 'then',
          until: null,
          input: null,
          output: null,
          error: null,
          awaits: null,
        },
      ],
    })
  expect(await Promise.all([flush(1, 'stale'), flush(3, 'fresh')])).toEqual([false, true])
  expect(await history(runId)).toEqual(['fresh 1 succeeded'])
})
