import type { Graph } from './graph.js'
import { addressOfKey, type StepAddress } from './outcome.js'
import { type PastRun, planRetry } from './plan-retry.js'
import { unchangedNodes } from './unchanged-nodes.js'

/** Why a run that waits cannot go on under another version. */
export const moveObstacles = ['other_trigger', 'no_such_step', 'would_repeat'] as const

export type MoveObstacle = (typeof moveObstacles)[number]

/**
 * How a run that waits goes on under another version, or why it cannot:
 * - `other_trigger`: the version starts with another trigger.
 * - `no_such_step`: the version does not have the step at which the run waits.
 * - `would_repeat`: something that was done comes after a change, so that it would be done a second time.
 */
export type MovePlan =
  | {
      readonly kind: 'possible'
      /** The steps whose outcomes hold. */
      readonly kept: readonly StepAddress[]
      /** The waits that go on as they are, with their time; any other begins anew. */
      readonly waits: readonly StepAddress[]
    }
  | { readonly kind: 'impossible'; readonly reason: MoveObstacle }

/** Plans to let a run that waits go on under `target` without repeating anything. */
export function planMove(run: PastRun, target: Graph): MovePlan {
  const plan = planRetry(run, target, { kind: 'end' })
  if (plan.kind === 'impossible') return { kind: 'impossible', reason: 'other_trigger' }
  const waiting = [...run.outcomes].flatMap(([key, { status }]) => {
    const address = addressOfKey(key)
    return status === 'waiting' ? [address] : []
  })
  if (waiting.some(({ nodeId }) => !target.nodes.has(nodeId))) {
    return { kind: 'impossible', reason: 'no_such_step' }
  }
  if (plan.repeats.some(({ before }) => before !== 'failed')) {
    return { kind: 'impossible', reason: 'would_repeat' }
  }
  const unchanged = unchangedNodes(run.graph, target)
  const waits = waiting.filter(
    ({ nodeId }) => unchanged.has(nodeId) && target.nodes.get(nodeId)?.kind === 'wait',
  )
  return { kind: 'possible', kept: plan.kept, waits }
}
