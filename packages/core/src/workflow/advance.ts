import type { Json } from '../json/json.js'
import { resolveFields } from '../reference/resolve.js'
import { TemplateError } from '../template/template-error.js'
import type { WorkflowNode } from './definition.js'
import type { Graph } from './graph.js'
import { type Decision, decideNext } from './interpreter.js'
import { type Arrivals, addressKey, type StepAddress, type StepOutcome } from './outcome.js'
import { computePureStep, failedStep, isPure } from './pure-step.js'
import { lookupAt, type RunValues } from './run-values.js'
import { type AwaitedEvent, beginWait, endWait } from './wait-step.js'

/** A step that was computed on the way, to be recorded. */
export interface PureRecord {
  readonly address: StepAddress
  readonly input: Json
  readonly outcome: StepOutcome
  /** The event that a wait, which begins with this record, waits for; null for every other step. */
  readonly awaits: AwaitedEvent | null
}

/** An action to carry out, with its input resolved. */
export interface EffectToRun {
  readonly address: StepAddress
  readonly node: Extract<WorkflowNode, { kind: 'action' }>
  readonly input: Json
}

/** How far a run gets without an effect, and the effects that it needs then. */
export interface Advance {
  readonly computed: readonly PureRecord[]
  readonly effects: readonly EffectToRun[]
  readonly decision: Decision
}

/**
 * Takes a run as far as it gets on its own: computes conditions, switches, sets and lists, begins and ends waits,
 * until only effects, waits or the end are left. Pure: the same values, time and arrivals give the same answer.
 * @param arrivals the events that have come for waiting steps; they end those waits before their time
 */
export function advance(
  graph: Graph,
  values: RunValues,
  now: number,
  arrivals: Arrivals = new Map(),
): Advance {
  const outcomes = new Map(values.outcomes)
  const current = { ...values, outcomes }
  const computed: PureRecord[] = []
  for (;;) {
    const decision = decideNext(graph, outcomes, now, arrivals)
    if (decision.kind === 'finish') return { computed, effects: [], decision }
    const effects: EffectToRun[] = []
    let moved = false
    for (const address of decision.ready) {
      const step = failingWithIts(address, () => take(graph, current, address, now, arrivals))
      if ('node' in step) {
        effects.push(step)
        continue
      }
      outcomes.set(addressKey(address), step.outcome)
      computed.push(step)
      moved = true
    }
    if (!moved) return { computed, effects, decision }
  }
}

function nodeAt(graph: Graph, { nodeId }: StepAddress): WorkflowNode {
  const node = graph.nodes.get(nodeId)
  if (node === undefined) throw new Error(`The workflow has no step "${nodeId}".`)
  return node
}

/** A template that comes to nothing fails the step that it belongs to, and nothing else. */
function failingWithIts(
  address: StepAddress,
  step: () => PureRecord | EffectToRun,
): PureRecord | EffectToRun {
  try {
    return step()
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    const outcome = failedStep(address.nodeId, error.code, error.message)
    return { address, input: null, outcome, awaits: null }
  }
}

function take(
  graph: Graph,
  values: RunValues,
  address: StepAddress,
  now: number,
  arrivals: Arrivals,
): PureRecord | EffectToRun {
  const node = nodeAt(graph, address)
  const lookup = lookupAt(graph, values, address)
  if (node.kind === 'action') return { address, node, input: resolveFields(node.input, lookup) }
  if (isPure(node)) return { address, ...computePureStep(node, lookup), awaits: null }
  const key = addressKey(address)
  if (values.outcomes.get(key) === undefined) return { address, ...beginWait(node, lookup, now) }
  return { address, input: null, outcome: endWait(node, arrivals.get(key)), awaits: null }
}
