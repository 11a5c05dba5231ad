import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRetryShop } from '../../../../test/retry-shop.js'
import { isPacked } from '../../../../test/workflow-shop.js'

const retries = (run: { retries: { id: string }[] }) => run.retries.map(({ id }) => id)

describe.skipIf(!isPacked)('runs that wait on an earlier version', () => {
  let bench: Awaited<ReturnType<typeof openRetryShop>>
  beforeAll(async () => {
    bench = await openRetryShop()
  })
  afterAll(() => bench.close())

  const hour = { id: 'pause', kind: 'wait', for: { kind: 'duration', seconds: 3_600 } }
  const second = { id: 'pause', kind: 'wait', for: { kind: 'duration', seconds: 1 } }
  const forOrder = (email: string) => ({
    id: 'order',
    kind: 'wait',
    for: {
      kind: 'event',
      trigger: 'commerce.order_created',
      match: { path: ['order', 'customer', 'email'], equals: email },
      timeoutSeconds: 3_600,
    },
  })
  const waiting = (workflow: string) => bench.waiting(workflow)
  const settle = async (workflow: string, versionId: string, what: string) => {
    await bench.send('POST', `workflows/${workflow}/waiting-runs`, { versionId, do: what }, 202)
    return bench.untilSettled(workflow)
  }

  const placeOrder = (email: string) =>
    bench.send('POST', 'orders', {
      customer: { name: 'Ada', email },
      lines: [{ variant: { sku: 'TEA-UJN-30' }, quantity: 1 }],
      payment: { card: { number: '4242 4242 4242 4242' } },
    })

  type Node = Parameters<typeof bench.chain>[number]

  /** A run that waits on a version, and another version that is live. */
  async function waitThrough(before: Node[], after: Node[]) {
    const { chain, turnOn, change, start, until, heard } = bench
    const workflow = await turnOn(chain(...before))
    const runId = await start(workflow)
    const { versionId } = await until(runId, 'waiting')
    heard()
    expect((await waiting(workflow)).items).toEqual([])
    await change(workflow, chain(...after))
    expect((await waiting(workflow)).items).toMatchObject([{ versionId, waiting: 1 }])
    return { workflow, runId, versionId }
  }

  it('move with what they have done, and a wait that is the same keeps its time', async () => {
    const { call, run, until } = bench
    const { workflow, runId, versionId } = await waitThrough(
      [call('one'), hour, call('two')],
      [call('one'), hour, call('mended')],
    )
    const before = await run(runId)
    expect(await settle(workflow, versionId, 'move')).toMatchObject({ total: 1, done: 1, left: [] })
    const [moved = ''] = retries(await until(runId, 'cancelled'))
    const after = await until(moved, 'waiting')
    expect(after.versionId).not.toBe(versionId)
    expect(after.steps).toMatchObject([
      { nodeId: 'one', status: 'succeeded', kept: true },
      { nodeId: 'pause', status: 'waiting', until: before.steps[1]?.until },
    ])
    expect(bench.heard()).toEqual([])
    expect((await waiting(workflow)).items).toEqual([])
  })

  it('begin a changed wait anew, and go on with the new version', async () => {
    const { call, run, until } = bench
    const { workflow, runId, versionId } = await waitThrough(
      [call('one'), hour, call('two')],
      [call('one'), second, call('mended')],
    )
    await settle(workflow, versionId, 'move')
    const [moved = ''] = retries(await run(runId))
    await until(moved, 'succeeded')
    expect(bench.heard()).toEqual([`/mended ${moved}/mended/`])
  })

  it('take the event that they wait for along', async () => {
    const { call, run, until } = bench
    const wait = forOrder('moved@example.com')
    const { workflow, runId, versionId } = await waitThrough([wait, call('two')], [wait, call('mended')])
    await settle(workflow, versionId, 'move')
    const [moved = ''] = retries(await run(runId))
    await until(moved, 'waiting')
    await placeOrder('moved@example.com')
    const ended = await until(moved, 'succeeded')
    expect(ended.steps[0]).toMatchObject({ output: { order: { customer: { email: 'moved@example.com' } } } })
    expect(bench.heard()).toEqual([`/mended ${moved}/mended/`])
  })

  it('miss no event that comes while they move', async () => {
    const { call, chain, turnOn, start, run, until, change, heard } = bench
    for (const round of [1, 2, 3, 4]) {
      const wait = forOrder(`race-${round}@example.com`)
      const workflow = await turnOn(chain(wait, call('old')))
      const runIds = await Promise.all(Array.from({ length: 12 }, () => start(workflow)))
      const olds = await Promise.all(runIds.map((runId) => until(runId, 'waiting')))
      await change(workflow, chain(wait, call('new')))
      const [versionId = ''] = olds.map((old) => old.versionId)
      await Promise.all([settle(workflow, versionId, 'move'), placeOrder(`race-${round}@example.com`)])
      for (const runId of runIds) {
        const [moved] = retries(await run(runId))
        await until(moved ?? runId, 'succeeded')
      }
      expect(heard()).toHaveLength(12)
    }
  })

  it('stay where they are when something would be done twice', async () => {
    const { call } = bench
    const { workflow, runId, versionId } = await waitThrough(
      [call('one'), hour],
      [call('one', { changed: true }), hour],
    )
    const left = [{ reason: 'would_repeat', count: 1 }]
    expect(await settle(workflow, versionId, 'move')).toMatchObject({ total: 1, done: 0, left })
    expect((await bench.run(runId)).status).toBe('waiting')
    expect(await settle(workflow, versionId, 'cancel')).toMatchObject({ total: 1, done: 1, left: [] })
    expect((await bench.run(runId)).status).toBe('cancelled')
  })

  it('are placed before a draft leaves them behind, with what could not go on and why', async () => {
    const { call, chain, turnOn, start, until, draft } = bench
    const workflow = await turnOn(chain(call('one'), { ...hour, name: 'A while' }, call('two')))
    for (const runId of [await start(workflow), await start(workflow)]) await until(runId, 'waiting')
    const places = () => bench.send('GET', `workflows/${workflow}/waiting-runs/places`, undefined, 200)
    expect(await places()).toEqual({ total: 0, looked: 0, places: [] })
    const place = { nodeId: 'pause', name: 'A while', waiting: 2 }
    await draft(workflow, chain(call('one'), hour, call('mended')))
    expect(await places()).toMatchObject({
      total: 2,
      looked: 2,
      places: [{ ...place, movable: 2, stuck: [] }],
    })
    await draft(workflow, chain(call('one'), call('two')))
    expect(await places()).toMatchObject({
      places: [{ ...place, movable: 0, stuck: [{ reason: 'no_such_step', count: 2 }] }],
    })
    await draft(workflow, chain(call('one', { changed: true }), hour))
    expect(await places()).toMatchObject({ places: [{ stuck: [{ reason: 'would_repeat', count: 2 }] }] })
  })

  it('cannot move while nothing is live', async () => {
    const { workflow, versionId } = await waitThrough([hour], [second])
    await bench.send('POST', `workflows/${workflow}/turn-off`, undefined, 200)
    const wish = { versionId, do: 'move' }
    expect(await bench.send('POST', `workflows/${workflow}/waiting-runs`, wish, 409)).toMatchObject({
      type: '/problems/workflow-is-off',
    })
  })
})
