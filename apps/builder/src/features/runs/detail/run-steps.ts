import { triggerNodeId, triggerPorts } from '@counterflow/core'
import type { StepRun, StepState } from '../../workflows/canvas/flow-types'
import type { Run, RunStep } from '../run-queries'
import { isFinished } from '../run-status'

/** What of a run the canvas shows; what was only tried out looks the same. */
export type ShownRun = Pick<Run, 'definition' | 'steps' | 'status'>

/** Every attempt of one step for one item, the last one telling how it stands. */
export interface StepRecord {
  key: string
  nodeId: string
  iteration: readonly number[]
  attempts: readonly RunStep[]
  last: RunStep
}

/** The steps of a run in the order in which they first began. */
export function stepRecords(run: Pick<Run, 'steps'>): StepRecord[] {
  const groups = Map.groupBy(run.steps, ({ nodeId, iteration }) => JSON.stringify([nodeId, iteration]))
  return [...groups].flatMap(([key, steps]) => {
    const attempts = steps.toSorted((a, b) => a.attempt - b.attempt)
    const last = attempts.at(-1)
    if (last === undefined) return []
    return [{ key, nodeId: last.nodeId, iteration: last.iteration, attempts, last }]
  })
}

/** How a step stands: what was under way when its run ended does not go on. */
export function stateOf(run: Pick<Run, 'status'>, { status }: Pick<RunStep, 'status'>): StepState {
  return isFinished(run) && status !== 'succeeded' && status !== 'failed' ? 'stopped' : status
}

const order: readonly StepState[] = [
  'asking',
  'failed',
  'stopped',
  'waiting',
  'postponed',
  'started',
  'succeeded',
]

/** How each card of the canvas is lit: by the worst of its items, with what they took together. */
export function stepRuns(run: ShownRun): Map<string, StepRun> {
  const untouched: StepState = isFinished(run) ? 'skipped' : 'ahead'
  const runs = new Map<string, StepRun>([
    [triggerNodeId, { state: 'succeeded', durationMs: null, attempts: 1 }],
    ...run.definition.nodes.map(({ id }): [string, StepRun] => [
      id,
      { state: untouched, durationMs: null, attempts: 0 },
    ]),
  ])
  for (const [nodeId, records] of Map.groupBy(stepRecords(run), (record) => record.nodeId)) {
    const states = new Set(records.map(({ last }) => stateOf(run, last)))
    const durations = records.flatMap(({ last }) => (last.durationMs === null ? [] : [last.durationMs]))
    runs.set(nodeId, {
      state: order.find((state) => states.has(state)) ?? 'succeeded',
      durationMs: durations.length === 0 ? null : durations.reduce((sum, duration) => sum + duration, 0),
      attempts: Math.max(...records.map(({ attempts }) => attempts.length)),
    })
  }
  return runs
}

/** Tells whether the run went along an edge. */
export function takenEdges(run: ShownRun): (edge: { from: string; port: string }) => boolean {
  const ways = new Set([
    ...triggerPorts.map((port) => `${triggerNodeId} ${port}`),
    ...run.steps.flatMap(({ nodeId, port, status }) =>
      port === null || (status !== 'succeeded' && status !== 'failed') ? [] : [`${nodeId} ${port}`],
    ),
  ])
  return ({ from, port }) => ways.has(`${from} ${port}`)
}
