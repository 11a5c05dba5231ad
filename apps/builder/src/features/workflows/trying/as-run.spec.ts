import { expect, it } from 'vitest'
import { branching } from '../../../../test/definitions'
import { stepRuns, takenEdges } from '../../runs/detail/run-steps'
import { historyAsRun, rehearsalAsRun } from './as-run'

const step = {
  nodeId: branching.nodes[0]?.id ?? '',
  iteration: [],
  status: 'succeeded' as const,
  port: 'then',
  by: 'computed' as const,
  isUnsure: false,
  isCut: false,
  input: null,
  output: null,
  error: null,
}
const rehearsal = {
  isWanted: true,
  status: 'succeeded' as const,
  error: null,
  definition: JSON.parse(JSON.stringify(branching)),
  trigger: {},
  steps: [step],
}

it('lights the way that a rehearsal took, and nothing where no run would start', () => {
  const taken = takenEdges(rehearsalAsRun(branching, rehearsal))
  expect(taken({ from: step.nodeId, port: 'then' })).toBe(true)
  expect(taken({ from: step.nodeId, port: 'otherwise' })).toBe(false)
  expect(rehearsalAsRun(branching, { ...rehearsal, isWanted: false }).steps).toEqual([])
})

it('follows an error that is caught along its port', () => {
  const failed = { ...step, status: 'failed' as const, port: null }
  const run = rehearsalAsRun(branching, { ...rehearsal, steps: [failed] })
  expect(takenEdges(run)({ from: step.nodeId, port: 'error' })).toBe(true)
})

it('lights every way of the past', () => {
  const port = (name: string) => ({ nodeId: step.nodeId, port: name, count: 1, unsure: 0, latest: [] })
  const preview = { since: '', events: 2, isAll: true, wanted: 2, failed: 0 }
  const run = historyAsRun(branching, {
    ...preview,
    ports: [port('then'), port('otherwise'), { ...port('then'), nodeId: 'trigger' }],
  })
  const taken = takenEdges(run)
  expect(['then', 'otherwise'].map((name) => taken({ from: step.nodeId, port: name }))).toEqual([true, true])
  expect(run.steps).toHaveLength(2)
  expect(stepRuns(run).get(step.nodeId)).toMatchObject({ state: 'succeeded', attempts: 1 })
})
