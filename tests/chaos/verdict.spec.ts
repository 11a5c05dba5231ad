import { describe, expect, it } from 'vitest'
import { chaosWorkflows } from './chaos-workflows.js'
import type { RecordedRun, RecordedStep } from './recorded-runs.js'
import { type Evidence, judge, type Pledge, pledges } from './verdict.js'

const workflow = {
  ...chaosWorkflows('http://127.0.0.1:1')[0],
  id: 'w',
  address: { workflow: 'w', path: '/hooks/w' },
}
const key = 'r1/send/'
const committedAt = 5_000

const step = (
  nodeId: string,
  kind: RecordedStep['kind'],
  more: Partial<RecordedStep> = {},
): RecordedStep => ({
  address: { nodeId, iteration: [] },
  attempt: 1,
  kind,
  at: committedAt,
  milliseconds: 0,
  port: kind === 'succeeded' ? 'then' : null,
  until: null,
  input: null,
  output: kind === 'succeeded' ? {} : null,
  error: null,
  awaits: null,
  epoch: 1,
  committed: committedAt,
  ...more,
})
const steps = [
  step('is_high', 'succeeded'),
  step('mark', 'succeeded'),
  step('send', 'started'),
  step('send', 'succeeded'),
]
const run: RecordedRun = {
  id: 'r1',
  workflow_id: 'w',
  result: 'succeeded',
  claims: 1,
  crashes: 0,
  owner: null,
  gated: false,
  error: null,
  created_at: new Date(1_000),
  finished_at: new Date(committedAt),
  due_at: new Date(1_000),
  payload: { body: { id: 'd1', risk: 'HIGH', items: [] } },
  delivery: 'd1',
  failures: 0,
  committed: committedAt,
  steps,
}
const call = { key, at: 4_000, path: '/send', body: '{}', answer: 200 }
const delivery = { id: 'd1', workflow: 'w', runId: 'r1', at: 2_000 }

/** What is broken when the evidence of a good run is changed so. */
function broken(change: Partial<Evidence> & { run?: Partial<RecordedRun> }): Pledge[] {
  const { run: changed, ...rest } = change
  const evidence = { accepted: [delivery], runs: [{ ...run, ...changed }], requests: [call], ...rest }
  const verdict = judge({ workflows: [workflow as Evidence['workflows'][number]], ...evidence })
  return pledges.filter((pledge) => verdict.broken[pledge].length > 0)
}

describe('the count', () => {
  it('has nothing to say about a run that went well', () => {
    expect(broken({})).toEqual([])
  })

  it('has nothing to say about a call that a crash cut off and another owner repeated', () => {
    const repeated = [
      ...steps.slice(0, 3),
      step('send', 'started', { attempt: 2, epoch: 3 }),
      step('send', 'succeeded', { attempt: 2, epoch: 3 }),
    ]
    const requests = [call, { ...call, at: 4_500 }]
    expect(broken({ run: { steps: repeated, claims: 2, crashes: 1 }, requests })).toEqual([])
  })

  it('tells a call that its process had announced, and made late, from one that nobody announced', () => {
    const announced = [
      ...steps.slice(0, 3),
      step('send', 'started', { attempt: 2, epoch: 3 }),
      step('send', 'succeeded', { attempt: 2, epoch: 3 }),
    ]
    const requests = [call, { ...call, at: committedAt + 1 }]
    expect(broken({ run: { steps: announced, claims: 2, crashes: 1 }, requests })).toEqual(['late call'])
  })

  it.each<[Pledge, Parameters<typeof broken>[0]]>([
    ['lost', { runs: [] }],
    ['lost', { accepted: [{ ...delivery, runId: 'r2' }] }],
    ['lost', { requests: [] }],
    ['doubled', { runs: [run, { ...run, id: 'r2', steps: [] }] }],
    ['stuck', { run: { result: null, finished_at: null } }],
    ['failed', { run: { result: 'failed' } }],
    ['step repeated', { run: { steps: [...steps, step('send', 'succeeded', { attempt: 2 })] } }],
    ['request repeated', { requests: [call, { ...call, at: committedAt + 1 }] }],
    ['unexplained', { requests: [call, { ...call, at: 4_500 }] }],
    [
      'unexplained',
      { run: { steps: [...steps.slice(0, 3), step('send', 'started', { attempt: 2 }), ...steps.slice(3)] } },
    ],
    ['wrong end', { run: { failures: 1 } }],
    ['wrong end', { run: { committed: committedAt - 1 } }],
    ['wrong end', { run: { steps: steps.slice(0, 3) } }],
    ['wrong end', { run: { steps: steps.slice(0, 2) } }],
  ])('sees what is broken: %s', (pledge, change) => {
    expect(broken(change)).toContain(pledge)
  })
})
