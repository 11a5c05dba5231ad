import type { Json } from '../json/json.js'
import { condense, expand } from '../reference/condense.js'
import { TemplateError } from '../template/template-error.js'
import type { WorkflowNode } from './definition.js'
import type { Graph } from './graph.js'
import { type Decision, noArrivals } from './interpreter.js'
import { type Arrivals, addressKey, type StepAddress, type StepOutcome } from './outcome.js'
import { computePureStep, failedStep, isPure } from './pure-step.js'
import type { RunProgress } from './run-progress.js'
import { lookupAt, type RunSurroundings, type RunValues } from './run-values.js'
import { type AwaitedEvent, beginWait, endWait } from './wait-step.js'

/** A step that was computed on the way, to be recorded. */
export interface PureRecord {
  readonly address: StepAddress
  readonly input: Json
  readonly outcome: StepOutcome
  /** The event that a wait, which begins with this record, waits for; null for every other step. */
  readonly awaits: AwaitedEvent | null
}

/** An action to carry out, with its input resolved; `recorded` is the same with large values as references (`expand`). */
export interface EffectToRun {
  readonly address: StepAddress
  readonly node: Extract<WorkflowNode, { kind: 'action' }>
  readonly input: Json
  readonly recorded: Json
}

/** How far a run gets without an effect, and the effects that it needs then. */
export interface Advance {
  readonly computed: readonly PureRecord[]
  readonly effects: readonly EffectToRun[]
  readonly decision: Decision
}

/**
 * Takes a run as far as it gets on its own: computes conditions, switches, sets and lists, begins and ends waits,
 * until only effects, waits or the end are left. What it computes it records in `progress`; it depends on nothing but
 * its arguments.
 * @param arrivals the events that have come for waiting steps; they end those waits before their time
 */
export function advance(
  progress: RunProgress,
  { trigger, shop }: RunSurroundings,
  now: number,
  arrivals: Arrivals = noArrivals,
): Advance {
  const values = { trigger, shop, outcomes: progress.outcomes }
  const computed: PureRecord[] = []
  for (;;) {
    const decision = progress.decide(now, arrivals)
    if (decision.kind === 'finish') return { computed, effects: [], decision }
    const isAction = ({ nodeId }: StepAddress) => progress.graph.nodes.get(nodeId)?.kind === 'action'
    const pure = decision.ready.filter((address) => !isAction(address))
    // Effects come last: what they are given is made once, when nothing else is left to compute.
    const steps = (pure.length > 0 ? pure : decision.ready).map((address) =>
      failingWithIts(address, () => take(progress.graph, values, address, now, arrivals)),
    )
    const records = steps.flatMap((step) => ('node' in step ? [] : [step]))
    for (const record of records) progress.record(record.address, record.outcome)
    computed.push(...records)
    if (records.length === 0) {
      return { computed, effects: steps.flatMap((step) => ('node' in step ? [step] : [])), decision }
    }
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
  if (node.kind === 'action') {
    const recorded = condense(node.input, lookup)
    return { address, node, input: expand(recorded, lookup), recorded }
  }
  if (isPure(node)) return { address, ...computePureStep(node, lookup), awaits: null }
  const key = addressKey(address)
  if (values.outcomes.get(key) === undefined) return { address, ...beginWait(node, lookup, now) }
  return { address, input: null, outcome: endWait(node, arrivals.get(key)), awaits: null }
}
