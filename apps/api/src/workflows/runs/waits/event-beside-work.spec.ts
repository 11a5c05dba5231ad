import type { WorkflowDefinition } from '@counterflow/core'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, expect, it } from 'vitest'
import { action, ok, openRunWorkbench } from '../../../../test/run-workbench.js'

const { pool, startEngine, queue, untilEnded, close } = await openRunWorkbench()
afterAll(close)

const waitsBesideWork: WorkflowDefinition = {
  schema: 1,
  name: 'Waits beside work',
  trigger: { type: 'test.happened', config: {} },
  nodes: [
    action('slow'),
    {
      id: 'paid',
      kind: 'wait',
      for: {
        kind: 'event',
        trigger: 'test.paid',
        match: { path: ['order'], equals: 'A' },
        timeoutSeconds: 1,
      },
    },
  ],
  edges: [
    { from: 'trigger', port: 'then', to: 'slow' },
    { from: 'trigger', port: 'then', to: 'paid' },
  ],
  layout: {},
}

/** What the transaction that records an event does with the waits that it ends. */
async function arrive(runId: string): Promise<void> {
  const eventId = uuidv7()
  await pool`insert into events (id, type, subject_type, subject_id, audience, payload)
    values (${eventId}, 'test.paid', 'test', 'x', 'runs.read', '{"order":"A"}')`
  await pool`update event_waits set event_id = ${eventId} where run_id = ${runId}`
  await pool`update runs set arrivals = arrivals + 1 where id = ${runId}`
}

it('takes an event that came in time, although the run was busy with something else until the wait was over', async () => {
  const calls: number[] = []
  let finishSlow = () => {}
  const slow = new Promise<void>((resolve) => {
    finishSlow = resolve
  })
  startEngine(1, async ({ attempt }) => {
    calls.push(attempt)
    await slow
    return ok()
  })
  const runId = await queue(waitsBesideWork)
  await expect
    .poll(async () => (await pool`select 1 from event_waits where run_id = ${runId}`).length)
    .toBe(1)
  await arrive(runId)
  const left = async () =>
    (
      await pool`select port from steps where run_id = ${runId} and node_id = 'paid' and kind = 'succeeded'`
    )[0]
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  finishSlow()
  expect(await untilEnded(runId)).toBe('succeeded')
  expect(await left()).toEqual({ port: 'then' })
  expect(calls).toEqual([1])
})
