import type { NodeId } from './definition.js'
import { descendantsOf, type Graph, scopeChain } from './graph.js'
import { addressOfKey, type Outcomes, type StepAddress, type StepOutcome } from './outcome.js'
import { donePort, errorPort } from './ports.js'
import { unchangedNodes } from './unchanged-nodes.js'

/**
 * Where a run is taken up again: from its start, from the steps that failed, from where it ended whatever the reason,
 * or from one step on.
 */
export type RetryFrom =
  | { readonly kind: 'start' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'end' }
  | { readonly kind: 'step'; readonly nodeId: NodeId }

/** An effect that may be done a second time, with how it went the first time. */
export interface RepeatedEffect {
  readonly address: StepAddress
  /** `unknown`: it was begun, and nobody knows whether it happened. */
  readonly before: 'succeeded' | 'failed' | 'unknown'
}

/**
 * What a retry takes over and what it does again, or why there can be none:
 * - `other_trigger`: the version starts with another trigger, so what started the run does not fit it.
 * - `nothing_failed`: no step failed.
 * - `no_such_step`: the version has no such step.
 * - `step_not_run`: the step has not run, so nothing can be done again from there.
 */
export type RetryPlan =
  | {
      readonly kind: 'possible'
      /** The steps whose outcomes hold; everything else is done anew as far as the run comes by it. */
      readonly kept: readonly StepAddress[]
      readonly repeats: readonly RepeatedEffect[]
    }
  | {
      readonly kind: 'impossible'
      readonly reason: 'other_trigger' | 'nothing_failed' | 'no_such_step' | 'step_not_run'
    }

/** A run to be taken up again: the graph of its version, and what was recorded of its steps. */
export interface PastRun {
  readonly graph: Graph
  readonly outcomes: Outcomes
}

/**
 * Plans to take a run up again on `target`, which is its own version or another one. An outcome is kept only if its
 * step and all steps before it are unchanged; waits that were not over and attempts that were not begin anew.
 */
export function planRetry(run: PastRun, target: Graph, from: RetryFrom): RetryPlan {
  const reason = obstacle(run, target, from)
  if (reason !== undefined) return { kind: 'impossible', reason }
  const unchanged = unchangedNodes(run.graph, target)
  const anew = from.kind === 'step' ? fromStepOn(target, from.nodeId) : new Set<NodeId>()
  const steps = [...run.outcomes].map(([key, outcome]) => ({ address: addressOfKey(key), outcome }))
  const isKept = ({ address: { nodeId }, outcome }: PastStep): boolean =>
    from.kind !== 'start' &&
    unchanged.has(nodeId) &&
    !anew.has(nodeId) &&
    hasEnded(outcome, [run.graph, target], nodeId)
  return {
    kind: 'possible',
    kept: steps.filter(isKept).map(({ address }) => address),
    repeats: steps
      .filter((step) => !isKept(step) && isSameAction(run.graph, target, step.address.nodeId))
      .map(({ address, outcome }) => ({ address, before: lastTime(outcome) })),
  }
}

interface PastStep {
  readonly address: StepAddress
  readonly outcome: StepOutcome
}

function obstacle({ graph, outcomes }: PastRun, target: Graph, from: RetryFrom) {
  if (graph.definition.trigger?.type !== target.definition.trigger?.type) return 'other_trigger'
  const addressed = [...outcomes].map(([key, outcome]) => ({ ...addressOfKey(key), outcome }))
  if (from.kind === 'failed') {
    const failed = addressed.some(
      ({ nodeId, outcome }) => outcome.status === 'failed' && !isHandled(graph, nodeId),
    )
    return failed ? undefined : 'nothing_failed'
  }
  if (from.kind !== 'step') return undefined
  if (!target.nodes.has(from.nodeId)) return 'no_such_step'
  return addressed.some(({ nodeId }) => nodeId === from.nodeId) ? undefined : 'step_not_run'
}

/** The step, everything after it, and what comes after the lists in whose bodies it lies. */
function fromStepOn(graph: Graph, nodeId: NodeId): Set<NodeId> {
  const afterLists = scopeChain(graph, nodeId).flatMap((eachId) =>
    (graph.outgoing.get(eachId) ?? []).filter(({ port }) => port === donePort).map(({ to }) => to),
  )
  return descendantsOf(graph, [nodeId, ...afterLists])
}

/** Whether a step is over in a way that both versions know how to go on from. A stop is asked again. */
function hasEnded(outcome: StepOutcome, graphs: readonly Graph[], nodeId: NodeId): boolean {
  if (outcome.status === 'failed') return graphs.every((graph) => isHandled(graph, nodeId))
  return outcome.status === 'succeeded' && graphs.every((graph) => graph.nodes.get(nodeId)?.kind !== 'stop')
}

function isHandled(graph: Graph, nodeId: NodeId): boolean {
  return graph.outgoing.get(nodeId)?.some(({ port }) => port === errorPort) === true
}

function isSameAction(source: Graph, target: Graph, nodeId: NodeId): boolean {
  const [before, after] = [source.nodes.get(nodeId), target.nodes.get(nodeId)]
  return before?.kind === 'action' && after?.kind === 'action' && before.action === after.action
}

function lastTime(outcome: StepOutcome): RepeatedEffect['before'] {
  if (outcome.status === 'succeeded') return 'succeeded'
  // An action that waits for its next attempt has failed at the last one.
  return outcome.status === 'started' ? 'unknown' : 'failed'
}
