import { afterAll, describe, expect, it } from 'vitest'
import { action, chain, openRunWorkbench } from '../../../../test/run-workbench.js'
import { RunReleases } from './run-releases.js'
import { RunStore } from './run-store.js'

const { pool, queue, untilEnded, close } = await openRunWorkbench()
afterAll(close)

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
    await releases.freeForgotten(7, [driven])
    expect((await store.claim(8)).map(({ id }) => id)).toEqual([forgotten])
    for (const id of [forgotten, driven]) await releases.cancel(id)
  })

  it('ends a run that cannot be gone on with, instead of trying for ever', async () => {
    const runId = await queue(chain(action('one')))
    const [store, releases] = [new RunStore(pool), new RunReleases(pool)]
    for (let fault = 0; fault < 3; fault += 1) {
      const [run] = await store.claim(9)
      if (run === undefined) throw new Error('The run was not put back.')
      await releases.releaseAfterFault(run, 'Something is wrong.', Date.now() - 1_000, 3)
    }
    expect(await untilEnded(runId)).toBe('failed')
  })
})
