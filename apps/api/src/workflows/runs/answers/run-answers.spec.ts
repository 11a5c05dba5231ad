import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRetryShop } from '../../../../test/retry-shop.js'
import { isPacked } from '../../../../test/workflow-shop.js'

describe.skipIf(!isPacked)('a run that needs a person', () => {
  let bench: Awaited<ReturnType<typeof openRetryShop>>
  let workflow: string
  beforeAll(async () => {
    bench = await openRetryShop()
    workflow = await bench.turnOn(bench.chain(bench.call('one'), bench.call('two')))
  })
  afterAll(() => bench.close())

  async function askingRun() {
    bench.refuse('/one')
    const runId = await bench.start(workflow)
    await bench.until(runId, 'failed')
    bench.refuse()
    bench.heard()
    await bench.makeAsk(runId, 'one')
    return runId
  }
  const answer = (runId: string, body: object, status = 200) =>
    bench.send('POST', `runs/${runId}/answers`, { nodeId: 'one', ...body }, status)
  const output = { status: 200, headers: {}, body: { done: true } }

  it('says so, apart from those that wait for time', async () => {
    const runId = await askingRun()
    expect(await bench.run(runId)).toMatchObject({
      status: 'asking',
      steps: [{ nodeId: 'one', status: 'asking', until: null, answer: null }],
    })
    const listed = (status: string) =>
      bench.send('GET', `runs?workflowId=${workflow}&status=${status}`, undefined, 200)
    expect(await listed('asking')).toMatchObject({ items: [{ id: runId, status: 'asking' }] })
    expect(await listed('waiting')).toMatchObject({ items: [] })
    await bench.send('POST', `runs/${runId}/cancel`, undefined, 200)
    expect(await listed('asking')).toMatchObject({ items: [] })
  })

  it('goes on with what somebody says that the step has answered', async () => {
    const runId = await askingRun()
    await answer(runId, { answer: 'happened', output })
    const run = await bench.until(runId, 'succeeded')
    expect(bench.heard()).toEqual([`/two ${runId}/two/`])
    expect(run.steps[0]).toMatchObject({
      status: 'succeeded',
      output,
      answer: { answer: 'happened', by: expect.stringMatching(/./) },
    })
  })

  it('checks that answer against what the action can answer', async () => {
    const runId = await askingRun()
    expect(await answer(runId, { answer: 'happened', output: { status: 'yes' } }, 422)).toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ path: '/output/status' })]),
    })
    expect((await bench.run(runId)).status).toBe('asking')
  })

  it('does the step again with the same key and the same input', async () => {
    const runId = await askingRun()
    await answer(runId, { answer: 'repeat' })
    const run = await bench.until(runId, 'succeeded')
    expect(bench.heard()).toEqual([`/one ${runId}/one/`, `/two ${runId}/two/`])
    expect(run.steps).toMatchObject([
      { nodeId: 'one', attempt: 1, status: 'failed', answer: { answer: 'repeat' } },
      { nodeId: 'one', status: 'succeeded', input: { url: '/one' }, answer: null },
      { nodeId: 'two' },
    ])
  })

  it('fails where somebody says that it has not happened and is not to', async () => {
    const runId = await askingRun()
    await answer(runId, { answer: 'failed' })
    const run = await bench.until(runId, 'failed')
    expect(bench.heard()).toEqual([])
    expect(run.steps).toMatchObject([{ status: 'failed', answer: { answer: 'failed' } }])
  })

  it('takes the first of several answers and refuses the others', async () => {
    const runId = await askingRun()
    const answers = ['happened', 'repeat', 'failed'].map((one) =>
      bench.shop.send(bench.owner, 'POST', `/api/v1/runs/${runId}/answers`, {
        nodeId: 'one',
        answer: one,
        ...(one === 'happened' ? { output } : {}),
      }),
    )
    const statuses = (await Promise.all(answers)).map(({ status }) => status)
    expect(statuses.sort()).toEqual([200, 409, 409])
    await expect.poll(async () => (await bench.run(runId)).status).toMatch(/succeeded|failed/)
    expect(await answer(runId, { answer: 'repeat' }, 409)).toMatchObject({
      type: '/problems/run-does-not-ask',
    })
    bench.heard()
  })

  it('shows people the values that its records only refer to, and large ones one at a time', async () => {
    const { call, chain, turnOn, start, until, service, send } = bench
    const text = 'x'.repeat(30_000)
    service.answer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ text, note: 'y'.repeat(200) }))
    })
    const note = { $ref: ['steps', 'one', 'body', 'note'] }
    const first = {
      ...call('one'),
      sample: { note: '', text: '' },
    }
    const runId = await start(await turnOn(chain(first, call('two', { note }))))
    const run = await until(runId, 'succeeded')
    expect(run.steps[0]).toMatchObject({ isCut: true, output: null, input: { url: '/one' } })
    expect(run.steps[1]?.input).toMatchObject({ bodyJson: { note: 'y'.repeat(200) } })
    expect(await send('GET', `runs/${runId}/steps/one?attempt=1`, undefined, 200)).toMatchObject({
      isCut: false,
      output: { body: { text } },
    })
    await send('GET', `runs/${runId}/steps/one?attempt=2`, undefined, 404)
    bench.heard()
  })
})
