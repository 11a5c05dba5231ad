import { afterAll, describe, expect, it } from 'vitest'
import { action, chain, openRunWorkbench } from '../../../../test/run-workbench.js'
import type { PlainPool } from '../../../platform/database/plain-pool.js'
import { RunReleases } from './run-releases.js'
import { RunStore } from './run-store.js'
import { recordOf } from './step-record.js'

const { pool, queue, untilEnded, close } = await openRunWorkbench()
afterAll(close)

/** What the event log says of a run. */
const toldOf = (runId: string) =>
  pool`select type, payload #>> '{error,code}' as code from events where subject_type = 'run' and subject_id = ${runId}`

describe('the run store', () => {
  it('quarantines a run under which three processes died', async () => {
    const runId = await queue(chain(action('one')))
    const [store, releases] = [new RunStore(pool), new RunReleases(pool)]
    for (let death = 0; death < 3; death += 1) {
      expect((await store.claim(9)).map(({ id }) => id)).toEqual([runId])
      await releases.freeRunsOfDeadOwners([9], 3)
    }
    expect(await untilEnded(runId)).toBe('quarantined')
    expect(await store.claim(9)).toEqual([])
    expect(await toldOf(runId)).toEqual([{ type: 'run.quarantined', code: 'quarantined' }])
  })

  it.each(['goes-on', 'parked'] as const)(
    'counts only the deaths since a step of the run ended last: %s',
    async (fate) => {
      const runId = await queue(chain(action('one')))
      const [store, releases] = [new RunStore(pool), new RunReleases(pool)]
      for (let death = 0; death < 6; death += 1) {
        const [claimed] = await store.claim(9)
        if (claimed === undefined) throw new Error('The run cannot be claimed.')
        const { id, epoch } = claimed
        const at = Date.now()
        const record = (kind: 'started' | 'succeeded') =>
          recordOf(
            { nodeId: `${kind} ${death}`, iteration: [] },
            kind === 'started'
              ? { status: 'started', attempt: 1 }
              : { status: 'succeeded', port: 'then', output: null },
            { at },
          )
        await store.flush({
          runId: id,
          epoch,
          position: death,
          // What only begins is no progress: it may be what kills.
          records: [record(death % 2 === 0 ? 'started' : 'succeeded')],
          arrivals: 0,
          isResent: false,
          fate: fate === 'parked' ? { kind: 'parked', until: at - 1_000 } : { kind: 'goes-on' },
        })
        if (fate === 'parked') await store.claim(9)
        expect((await releases.freeRunsOfDeadOwners([9], 3)).freed).toBe(1)
        const [run] = await pool`select crashes, result from runs where id = ${runId}`
        expect(run).toEqual({ crashes: death === 0 ? 1 : 2 - (death % 2), result: null })
      }
      await releases.cancel(runId)
    },
  )

  it('keeps when each step happened, to the millisecond', async () => {
    const [store, releases] = [new RunStore(pool), new RunReleases(pool)]
    const runId = await queue(chain(action('one')))
    const [claimed] = await store.claim(9)
    const moments = [0, Date.UTC(2026, 10, 23, 23, 59, 59, 999), Date.now(), Date.UTC(2199, 0, 1) + 1]
    for (let count = 0; count < 300; count += 1) moments.push(1_795_000_000_000 + count * 1_234_567)
    const outcome = { status: 'succeeded', port: 'then', output: null } as const
    await store.flush({
      runId,
      epoch: claimed?.epoch ?? 0,
      position: 0,
      records: moments.map((at, place) => recordOf({ nodeId: 'one', iteration: [place] }, outcome, { at })),
      arrivals: 0,
      isResent: false,
      fate: { kind: 'goes-on' },
    })
    const rows = await pool`select at from steps where run_id = ${runId} order by position`
    expect(rows.map(({ at }) => Number(at))).toEqual(moments)
    await releases.cancel(runId)
  })

  it('reads what the runs of a claim have done in one statement', async () => {
    const releases = new RunReleases(pool)
    const ids = await Promise.all(Array.from({ length: 12 }, () => queue(chain(action('one')))))
    for (const [position, id] of ids.entries())
      await pool`insert into steps (run_id, node_id, iteration, attempt, kind, position, epoch, at)
        select ${id}, 'one', '', 1, 'started', place, 1, now() from generate_series(0, ${position}::int) place`
    let statements = 0
    const counting: PlainPool = Object.assign(
      (text: TemplateStringsArray, ...values: unknown[]) => {
        statements += 1
        return pool(text, ...values)
      },
      { query: pool.query, prepare: pool.prepare, underLock: pool.underLock, end: pool.end },
    )
    const store = new RunStore(counting)
    const claimed = await store.claim(9)
    const pasts = await Promise.all(claimed.map((run) => store.past({ ...run, resumed: true })))
    expect(statements).toBe(1)
    const counts = new Map(claimed.map(({ id }, index) => [id, pasts[index]?.records.length]))
    expect(ids.map((id) => counts.get(id))).toEqual(ids.map((_, index) => index + 1))
    for (const id of ids) await releases.cancel(id)
  })

  it('accepts nothing under a stale epoch, and rejects only its waiter', async () => {
    const [one, two] = [await queue(chain(action('one'))), await queue(chain(action('one')))]
    const [store, releases] = [new RunStore(pool), new RunReleases(pool)]
    const claimed = await store.claim(9)
    const flush = (runId: string, epoch: number) =>
      store.flush({
        runId,
        epoch,
        position: 0,
        records: [],
        arrivals: 0,
        isResent: false,
        fate: { kind: 'finished', result: 'succeeded', error: null },
      })
    expect(await releases.cancel(one)).toBe(true)
    const answers = await Promise.all(claimed.map(({ id, epoch }) => flush(id, epoch)))
    expect(Object.fromEntries(claimed.map(({ id }, index) => [id, answers[index]]))).toEqual({
      [one]: false,
      [two]: true,
    })
    expect([await untilEnded(one), await untilEnded(two)]).toEqual(['cancelled', 'succeeded'])
  })

  it('frees what it claimed without hearing of it, and nothing else', async () => {
    const [forgotten, driven] = [await queue(chain(action('one'))), await queue(chain(action('one')))]
    const [store, releases] = [new RunStore(pool), new RunReleases(pool)]
    await store.claim(7)
    await releases.freeForgotten(7, () => [driven])
    expect((await store.claim(8)).map(({ id }) => id)).toEqual([forgotten])
    for (const id of [forgotten, driven]) await releases.cancel(id)
  })

  it('ends a run that cannot be gone on with, instead of trying for ever', async () => {
    const runId = await queue(chain(action('one')))
    const [store, releases] = [new RunStore(pool), new RunReleases(pool)]
    for (let fault = 0; fault < 3; fault += 1) {
      const [run] = await store.claim(9)
      if (run === undefined) throw new Error('The run was not put back.')
      const end = await releases.releaseAfterFault(run, 'Something is wrong.', Date.now() - 1_000, 3)
      expect(end?.result).toBe(fault === 2 ? 'failed' : undefined)
    }
    expect(await untilEnded(runId)).toBe('failed')
    expect(await toldOf(runId)).toEqual([{ type: 'run.failed', code: 'engine_fault' }])
  })
})
