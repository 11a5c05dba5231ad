import { isJsonObject } from '../json/json.js'
import { type NodeId, triggerNodeId, type WorkflowNode } from './definition.js'
import type { Graph } from './graph.js'
import { type Decision, decisionOf, type Findings, noArrivals, noteStep } from './interpreter.js'
import { type Arrivals, addressKey, type Outcomes, type StepAddress, type StepOutcome } from './outcome.js'
import { donePort, eachPort, errorPort } from './ports.js'

/** One pass through a scope: the whole workflow, or the body of an `each` for one item. */
interface Pass {
  readonly scope: NodeId | null
  readonly iteration: readonly number[]
  /** Where it stands in the order in which the interpreter walks. */
  readonly position: readonly number[]
  /** The list of whose items this is one; null for the workflow itself. */
  readonly list: List | null
  /** Of each node: how many edges into it are still undecided, and whether one was taken. */
  readonly entries: Map<NodeId, { open: number; taken: boolean }>
  /** How many of its nodes have been neither left nor skipped. */
  remaining: number
}

/** A node that was entered and not left. */
interface OpenStep {
  readonly node: WorkflowNode
  readonly address: StepAddress
  readonly pass: Pass
  readonly position: readonly number[]
}

/** An `each` on its way through its items. */
interface List {
  readonly step: OpenStep
  readonly count: number
  index: number
}

interface Departure {
  readonly pass: Pass
  readonly nodeId: NodeId
  /** Null when the node was skipped. */
  readonly port: string | null
}

/**
 * How far a run has come, kept while outcomes are recorded: each costs what it sets in motion, and a decision what is
 * open, however many steps and items are done. It decides what `decideNext` decides from the same outcomes, in
 * whatever order they were recorded.
 */
export class RunProgress {
  private readonly known = new Map<string, StepOutcome>()
  private readonly open = new Map<string, OpenStep>()
  private readonly departures: Departure[] = []
  private readonly nodesIn: ReadonlyMap<NodeId | null, readonly WorkflowNode[]>
  private readonly orderOf: ReadonlyMap<NodeId, number>

  constructor(
    readonly graph: Graph,
    outcomes: Outcomes = new Map(),
  ) {
    for (const [key, outcome] of outcomes) this.known.set(key, outcome)
    this.nodesIn = Map.groupBy(graph.order, ({ id }) => graph.scopeOf.get(id) ?? null)
    this.orderOf = new Map(graph.order.map(({ id }, index) => [id, index]))
    this.begin(null, [], [], null)
    this.settle()
  }

  /** Everything that was recorded. */
  get outcomes(): Outcomes {
    return this.known
  }

  /** Takes in what is recorded of a step now. The same record twice changes nothing. */
  record(address: StepAddress, outcome: StepOutcome): void {
    const key = addressKey(address)
    this.known.set(key, outcome)
    const step = this.open.get(key)
    if (step === undefined) return
    this.look(step, key)
    this.settle()
  }

  /** What the run does next. */
  decide(now: number, arrivals: Arrivals = noArrivals): Decision {
    const findings: Findings = { ready: [], inFlight: [], failures: [], stops: [], wakeAt: null }
    for (const [key, { node, address }] of [...this.open].sort(([, left], [, right]) =>
      walkOrder(left, right),
    )) {
      noteStep(findings, node, address, this.known.get(key), { now, arrivals })
    }
    return decisionOf(findings)
  }

  private begin(
    scope: NodeId | null,
    iteration: readonly number[],
    position: readonly number[],
    list: List | null,
  ): void {
    const nodes = this.nodesIn.get(scope) ?? []
    const entries: Pass['entries'] = new Map()
    const pass: Pass = { scope, iteration, position, list, entries, remaining: nodes.length }
    for (const { id } of nodes) {
      const edges = this.graph.incoming.get(id) ?? []
      const open = edges.filter(({ from }) => from !== triggerNodeId && from !== scope).length
      entries.set(id, { open, taken: open < edges.length })
    }
    for (const node of nodes) {
      const entry = entries.get(node.id)
      if (entry?.open === 0) this.enter(pass, node, entry.taken)
    }
  }

  private enter(pass: Pass, node: WorkflowNode, taken: boolean): void {
    if (!taken) {
      this.departures.push({ pass, nodeId: node.id, port: null })
      return
    }
    const address = { nodeId: node.id, iteration: pass.iteration }
    const position = [...pass.position, this.orderOf.get(node.id) ?? 0]
    const step = { node, address, pass, position }
    const key = addressKey(address)
    this.open.set(key, step)
    this.look(step, key)
  }

  /** Moves on from an open step if what is recorded of it lets it. */
  private look(step: OpenStep, key: string): void {
    const outcome = this.known.get(key)
    if (outcome?.status === 'failed') {
      const edges = this.graph.outgoing.get(step.node.id)
      if (edges?.some(({ port }) => port === errorPort)) this.leave(step, key, errorPort)
      return
    }
    if (outcome?.status !== 'succeeded' || step.node.kind === 'stop') return
    if (step.node.kind !== 'each' || outcome.port !== eachPort) {
      this.leave(step, key, outcome.port)
      return
    }
    this.open.delete(key)
    this.nextItem({ step, count: countOf(outcome), index: -1 })
  }

  private leave({ pass, node }: OpenStep, key: string, port: string): void {
    this.open.delete(key)
    this.departures.push({ pass, nodeId: node.id, port })
  }

  private nextItem(list: List): void {
    const { step, count } = list
    const { nodeId, iteration } = step.address
    list.index += 1
    if (list.index >= count || !this.nodesIn.has(nodeId)) {
      this.departures.push({ pass: step.pass, nodeId, port: donePort })
      return
    }
    this.begin(nodeId, [...iteration, list.index], step.position, list)
  }

  /** Follows the edges out of everything that was left, until nothing more moves. */
  private settle(): void {
    for (let next = this.departures.pop(); next !== undefined; next = this.departures.pop()) {
      const { pass, nodeId, port } = next
      pass.remaining -= 1
      for (const edge of this.graph.outgoing.get(nodeId) ?? []) {
        const entry = pass.entries.get(edge.to)
        const node = this.graph.nodes.get(edge.to)
        if (entry === undefined || node === undefined) continue
        entry.open -= 1
        entry.taken ||= edge.port === port
        if (entry.open === 0) this.enter(pass, node, entry.taken)
      }
      if (pass.remaining === 0 && pass.list !== null) this.nextItem(pass.list)
    }
  }
}

function countOf({ output }: Extract<StepOutcome, { status: 'succeeded' }>): number {
  return isJsonObject(output) && typeof output.count === 'number' ? output.count : 0
}

function walkOrder({ position: left }: OpenStep, { position: right }: OpenStep): number {
  for (const [index, place] of left.entries()) {
    const difference = place - (right[index] ?? 0)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}
