import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openRetryShop } from '../../../../test/retry-shop.js'
import { isPacked } from '../../../../test/workflow-shop.js'

const made = z.object({ runId: z.string() })
const goesOn = z.object({ failedBefore: z.iso.datetime() })
const failures = z.object({ items: z.array(z.object({ count: z.number() })) })

describe.skipIf(!isPacked)('retrying a run', () => {
  let bench: Awaited<ReturnType<typeof openRetryShop>>
  beforeAll(async () => {
    bench = await openRetryShop()
  })
  afterAll(() => bench.close())

  const retry = async (runId: string, body: unknown, status = 201) =>
    bench.send('POST', `runs/${runId}/retry`, body, status)
  const retried = async (runId: string, body: unknown) => made.parse(await retry(runId, body)).runId
  const plan = (runId: string, query: string) =>
    bench.send('GET', `runs/${runId}/retry-plan?${query}`, undefined, 200)

  async function failedRun() {
    const { chain, call, turnOn, start, until, refuse, heard } = bench
    refuse('/two')
    const workflow = await turnOn(chain(call('one'), call('two'), call('three')))
    const runId = await start(workflow)
    await until(runId, 'failed')
    expect(heard()).toEqual([`/one ${runId}/one/`, `/two ${runId}/two/`])
    return { workflow, runId }
  }

  it('from the failed step keeps what was done, and a retry of a retry keeps the first key', async () => {
    const { runId } = await failedRun()
    expect(await plan(runId, 'from=failed')).toMatchObject({
      obstacle: null,
      kept: 1,
      repeats: [{ nodeId: 'two', before: 'failed', action: 'http.request', input: { url: '/two' } }],
    })
    const second = await retried(runId, { from: 'failed' })
    expect(await bench.until(second, 'failed')).toMatchObject({
      retryOf: runId,
      steps: [
        { nodeId: 'one', status: 'succeeded', kept: true, input: { url: '/one' } },
        { nodeId: 'two', status: 'failed', kept: false },
      ],
    })
    bench.refuse()
    const third = await retried(second, { from: 'failed' })
    await bench.until(third, 'succeeded')
    expect(bench.heard()).toEqual([`/two ${runId}/two/`, `/two ${runId}/two/`, `/three ${third}/three/`])
    expect((await bench.run(runId)).retries.map(({ id }) => id)).toEqual([second])
  })

  it('from the start or a step does again what succeeded, under new keys, and says so before', async () => {
    const { runId } = await failedRun()
    expect(await plan(runId, 'from=start')).toMatchObject({
      kept: 0,
      repeats: [
        { nodeId: 'one', before: 'succeeded' },
        { nodeId: 'two', before: 'failed' },
      ],
    })
    bench.refuse()
    const second = await retried(runId, { from: 'one' })
    await bench.until(second, 'succeeded')
    expect(bench.heard()).toEqual([`/one ${second}/one/`, `/two ${runId}/two/`, `/three ${second}/three/`])
  })

  it('on the latest version keeps what comes before the change', async () => {
    const { chain, call, change, until, heard } = bench
    const { workflow, runId } = await failedRun()
    await change(workflow, chain(call('one'), call('mended')))
    const second = await retried(runId, { from: 'failed', version: 'latest' })
    const run = await until(second, 'succeeded')
    expect(heard()).toEqual([`/mended ${second}/mended/`])
    expect(run.versionId).not.toBe((await bench.run(runId)).versionId)
  })

  it('is made once under one Idempotency-Key', async () => {
    const { runId } = await failedRun()
    bench.refuse()
    const headers = { ...(await bench.shop.staff('owner')), 'idempotency-key': 'retry-once' }
    const ask = () => bench.shop.send(headers, 'POST', `/api/v1/runs/${runId}/retry`, { from: 'failed' })
    const [one, other] = [made.parse((await ask()).body), made.parse((await ask()).body)]
    expect(other).toEqual(one)
    await bench.until(one.runId, 'succeeded')
    expect((await bench.run(runId)).retries).toHaveLength(1)
    bench.heard()
  })

  it('waits for its turn when the workflow runs one at a time', async () => {
    const { chain, call, turnOn, start, until, refuse, service } = bench
    refuse('/one')
    const flow = { concurrency: { key: null, limit: 1 } }
    const workflow = await turnOn({ ...chain(call('one')), flow })
    const runId = await start(workflow)
    await until(runId, 'failed')
    let release: () => void = () => {}
    service.answer((_, response) => {
      release = () => response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
    const busy = await start(workflow)
    await until(busy, 'running')
    const second = await retried(runId, { from: 'failed' })
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect((await bench.run(second)).status).toBe('queued')
    refuse()
    release()
    await until(busy, 'succeeded')
    await until(second, 'succeeded')
    bench.heard()
  })

  it('goes on where a cancelled run stood, and says what is unknown', async () => {
    const { runId } = await failedRun()
    await bench.makeAsk(runId, 'two')
    await bench.send('POST', `runs/${runId}/cancel`, undefined, 200)
    expect(await plan(runId, 'from=failed')).toMatchObject({
      obstacle: null,
      kept: 1,
      repeats: [{ nodeId: 'two', before: 'unknown' }],
    })
    bench.refuse()
    await bench.until(await retried(runId, { from: 'failed' }), 'succeeded')
    expect(bench.heard()[0]).toBe(`/two ${runId}/two/`)
  })

  it.each([
    ['from=three', 'step_not_run'],
    ['from=gone', 'no_such_step'],
  ])('says why there can be none: %s', async (query, obstacle) => {
    const { runId } = await failedRun()
    expect(await plan(runId, query)).toMatchObject({ obstacle, repeats: [] })
    const from = query.split('=')[1]
    expect(await retry(runId, { from }, 409)).toMatchObject({ type: '/problems/retry-impossible', obstacle })
  })

  it('is refused while the run goes on, and on the latest version while the workflow is off', async () => {
    const { workflow, runId } = await failedRun()
    await bench.send('POST', `workflows/${workflow}/turn-off`, undefined, 200)
    const wish = { from: 'failed', version: 'latest' }
    expect(await retry(runId, wish, 409)).toMatchObject({ obstacle: 'workflow_off' })
    await bench.makeAsk(runId, 'two')
    expect(await retry(runId, { from: 'start' }, 409)).toMatchObject({ obstacle: 'not_finished' })
  })

  it('is for those who may manage runs', async () => {
    const { runId } = await failedRun()
    const support = await bench.shop.staff('support')
    const path = `/api/v1/runs/${runId}/retry`
    expect((await bench.shop.send(support, 'POST', path, { from: 'start' })).status).toBe(403)
  })

  it('is done for all that an outage has failed, once', async () => {
    const { chain, call, turnOn, start, until, refuse, heard } = bench
    refuse('/one')
    const workflow = await turnOn(chain(call('one')))
    const runIds = await Promise.all(Array.from({ length: 60 }, () => start(workflow)))
    for (const runId of runIds) await until(runId, 'failed')
    refuse()
    heard()
    const range = { workflowId: workflow, startedFrom: '2020-01-01T00:00:00Z' }
    const many = (body: unknown) => bench.send('POST', 'runs/retry', body, 200)
    expect(await many({ ...range, startedBefore: '2021-01-01T00:00:00Z' })).toMatchObject({ retried: 0 })
    const both = await Promise.all([many(range), many(range)])
    const count = (answer: unknown) => z.object({ retried: z.number() }).parse(answer).retried
    expect(both.map(count).reduce((sum, retried) => sum + retried)).toBe(60)
    await expect.poll(() => bench.service.heard.length, { timeout: 10_000 }).toBe(60)
    expect(new Set(heard())).toEqual(new Set(runIds.map((runId) => `/one ${runId}/one/`)))
    expect(await many(range)).toMatchObject({ retried: 0, skipped: 0, more: false })
  })

  it('is done once for each of many, also when they fail again at once', async () => {
    const { chain, turnOn, start, until } = bench
    const workflow = await turnOn(
      chain({ id: 'end', kind: 'stop', name: 'The end', result: 'failed', message: 'No.' }),
    )
    const runIds = await Promise.all(Array.from({ length: 60 }, () => start(workflow)))
    for (const runId of runIds) await until(runId, 'failed')
    const many = (body: object) => bench.send('POST', 'runs/retry', { workflowId: workflow, ...body }, 200)
    const first = await many({})
    expect(first).toMatchObject({ retried: 60, skipped: 0, more: false })
    const failed = async () => {
      const answer = await bench.send('GET', `run-failures?workflowId=${workflow}`, undefined, 200)
      return failures.parse(answer).items.reduce((sum, { count }) => sum + count, 0)
    }
    await expect.poll(failed, { timeout: 10_000 }).toBe(60)
    const { failedBefore } = goesOn.parse(first)
    expect(await many({ failedBefore })).toEqual({ retried: 0, skipped: 0, more: false, failedBefore })
    expect(await many({ failedBefore: '2999-01-01T00:00:00Z' })).toMatchObject({ retried: 60 })
  })
})
