import type { WorkflowDefinition } from '@counterflow/core'
import type { ShownRun } from '../../runs/detail/run-steps'
import type { RunStep } from '../../runs/run-queries'
import type { HistoryPreview, Rehearsal } from './trying-queries'

const nothing = {
  attempt: 1,
  startedAt: '',
  finishedAt: null,
  durationMs: null,
  until: null,
  kept: false,
  isCut: false,
  input: null,
  output: null,
  error: null,
  answer: null,
} as const

/** A rehearsal as the canvas shows runs. */
export function rehearsalAsRun(
  definition: WorkflowDefinition,
  { isWanted, status, steps }: Rehearsal,
): ShownRun {
  const shown = steps.map(
    ({ nodeId, iteration, status: outcome, port }): RunStep => ({
      ...nothing,
      nodeId,
      iteration,
      status: outcome,
      port: outcome === 'failed' ? 'error' : port,
    }),
  )
  return { definition, steps: isWanted ? shown : [], status: status === 'succeeded' ? 'succeeded' : 'failed' }
}

/** Many runs as one that took every way that any of them would take. */
export function historyAsRun(definition: WorkflowDefinition, { ports }: HistoryPreview): ShownRun {
  const ids = new Set(definition.nodes.map(({ id }) => id))
  // Each way counts as a time of its own: as attempts of one, they would look like repetitions.
  const steps = ports.flatMap(({ nodeId, port }, time): RunStep[] =>
    ids.has(nodeId) ? [{ ...nothing, nodeId, iteration: [time], status: 'succeeded', port }] : [],
  )
  return { definition, steps, status: 'succeeded' }
}
