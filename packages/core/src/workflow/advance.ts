import type { Json } from '../json/json.js'
import { resolveFields } from '../reference/resolve.js'
import type { WorkflowNode } from './definition.js'
import type { Graph } from './graph.js'
import { type Decision, decideNext } from './interpreter.js'
import { addressKey, type StepAddress, type StepOutcome } from './outcome.js'
import { thenPort } from './ports.js'
import { computePureStep, isPure } from './pure-step.js'
import { lookupAt, type RunValues } from './run-values.js'

/** A step that was computed on the way, to be recorded. */
export interface PureRecord {
  readonly address: StepAddress
  readonly input: Json
  readonly outcome: StepOutcome
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
 * until only effects, waits or the end are left. Pure: the same values and time give the same answer.
 */
export function advance(graph: Graph, values: RunValues, now: number): Advance {
  const outcomes = new Map(values.outcomes)
  const current = { ...values, outcomes }
  const computed: PureRecord[] = []
  for (;;) {
    const decision = decideNext(graph, outcomes, now)
    if (decision.kind === 'finish') return { computed, effects: [], decision }
    const effects: EffectToRun[] = []
    let moved = false
    for (const address of decision.ready) {
      const node = nodeAt(graph, address)
      if (node.kind === 'action') {
        const input = resolveFields(node.input, lookupAt(graph, current, address))
        effects.push({ address, node, input })
        continue
      }
      const record = compute(graph, current, address, node, now)
      outcomes.set(addressKey(address), record.outcome)
      computed.push(record)
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

function compute(
  graph: Graph,
  values: RunValues,
  address: StepAddress,
  node: Exclude<WorkflowNode, { kind: 'action' }>,
  now: number,
): PureRecord {
  if (isPure(node)) return { address, ...computePureStep(node, lookupAt(graph, values, address)) }
  const input = { seconds: node.seconds }
  const begun = values.outcomes.get(addressKey(address)) !== undefined
  const outcome: StepOutcome = begun
    ? { status: 'succeeded', port: thenPort, output: null }
    : { status: 'waiting', attempt: 1, until: now + node.seconds * 1_000 }
  return { address, input, outcome }
}
