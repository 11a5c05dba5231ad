import { afterAll, describe, expect, it } from 'vitest'
import { type Act, action, chain, ok, openRunWorkbench, refused } from '../../../../test/run-workbench.js'
import type { ActionAttempt, ActionRunner, AttemptResult } from './action-runner.js'
import { RunReleases } from './run-releases.js'

const { pool, engines, startEngine, declareDead, queue, untilEnded, history, stopAll, close } =
  await openRunWorkbench()
afterAll(close)

describe('the run engine', () => {
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
    const runId = await queue(
      chain({ id: 'pause', kind: 'wait', for: { kind: 'duration', seconds: 1 } }, action('one')),
    )
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
    const [stalled] = declareDead()

    await new RunReleases(pool).freeRunsOfDeadOwners([1], 3)
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

  it.each([
    { found: { happened: true, output: { asked: true } }, calls: 0, ends: 'succeeded' },
    { found: { happened: false }, calls: 1, ends: 'succeeded' },
    { found: { happened: 'unknown' }, calls: 0, ends: null },
  ] as const)(
    'asks before it repeats what must happen once: happened is $found.happened',
    async ({ found, calls, ends }) => {
      startEngine(1, { run: () => new Promise(() => {}), isRepeatable: () => false })
      const runId = await queue(chain(action('one')))
      await expect.poll(() => history(runId)).toEqual(['one 1 started'])
      declareDead()
      await new RunReleases(pool).freeRunsOfDeadOwners([1], 3)
      let made = 0
      const run = async () => {
        made += 1
        return ok()
      }
      startEngine(2, { run, isRepeatable: () => false, reconcile: async () => found })
      if (ends === null) {
        await expect.poll(() => history(runId)).toEqual(['one 1 started', 'one 1 waiting'])
        const [row] =
          await pool`select finished_at, owner, due_at > now() + interval '1000 years' as asks from runs where id = ${runId}`
        expect(row).toEqual({ finished_at: null, owner: null, asks: true })
        expect(await new RunReleases(pool).cancel(runId)).toBe(true)
      } else {
        expect(await untilEnded(runId)).toBe(ends)
      }
      expect(made).toBe(calls)
      await stopAll()
    },
  )

  it('waits for the rate of what it calls without holding anything, and takes its place in the line once', async () => {
    const asked: boolean[] = []
    let leaves = 0
    const admit: ActionRunner['admit'] = (_action, _input, hasPlace) => {
      asked.push(hasPlace)
      if (asked.length === 1) return { kind: 'full', at: Date.now() + 30 }
      if (!hasPlace) return { kind: 'place', at: Date.now() + 300 }
      return { kind: 'go', leave: () => (leaves += 1) }
    }
    startEngine(1, { run: async () => ok(), admit })
    const runId = await queue(chain(action('one')))
    expect(await untilEnded(runId)).toBe('succeeded')
    expect(asked).toEqual([false, false, true])
    expect(leaves).toBe(1)
    expect(await history(runId)).toEqual(['one 1 postponed', 'one 1 started', 'one 1 succeeded'])
    const [row] = await pool`select claims from runs where id = ${runId}`
    expect(row?.claims).toBe(3)
    await stopAll()
  })

  it('lets what is under way end when the process is to end, begins nothing more, and leaves the rest to others', async () => {
    const begun = Promise.withResolvers<void>()
    const answer = Promise.withResolvers<AttemptResult>()
    const engine = startEngine(1, () => {
      begun.resolve()
      return answer.promise
    })
    const runId = await queue(chain(action('one'), action('two')))
    await begun.promise
    expect(await history(runId)).toEqual(['one 1 started'])
    const stopped = engine.stop()
    answer.resolve(ok())
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
    await new RunReleases(pool).cancel(runId)
    answer(ok())
    await stopAll()
    expect(begun).toEqual([`${runId}/one/`])
    expect(await untilEnded(runId)).toBe('cancelled')
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
