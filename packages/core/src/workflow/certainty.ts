import { type NodeId, triggerNodeId, type WorkflowEdge } from './definition.js'
import { bodyOf, type Graph } from './graph.js'
import { type IndexedSet, Universe } from './indexed-set.js'
import { donePort, errorPort, portsOf, timeoutPort } from './ports.js'

/** A decision that has fallen, as `<node> <port>`. */
type Decision = string

/** Which steps' results a step can use. */
export interface Certainty {
  /** Steps that have always succeeded when the node runs. */
  readonly certain: IndexedSet<NodeId>
  /** Steps that may have run before it. */
  readonly possible: IndexedSet<NodeId>
  /** Decisions that have certainly fallen so when it runs. */
  readonly decided: IndexedSet<Decision>
}

/** Decisions that must have fallen as they did. */
type Guard = IndexedSet<Decision>

/**
 * For each node, the steps whose results are certain to exist when it runs. A join waits for every branch that is
 * taken; so a branch counts as certain if nothing that the join itself does not depend on could have ruled it out.
 */
export function certainties(graph: Graph): ReadonlyMap<NodeId, Certainty> {
  const known = remembered.get(graph.incoming)
  if (known !== undefined) return known
  const found = foundIn(graph)
  remembered.set(graph.incoming, found)
  return found
}

/** By shape, which is all that they follow from: typing into a form changes none of them. */
const remembered = new WeakMap<Graph['incoming'], ReadonlyMap<NodeId, Certainty>>()

function foundIn(graph: Graph): ReadonlyMap<NodeId, Certainty> {
  const decisions = decisionPorts(graph)
  const steps = new Universe(graph.nodes.keys())
  const beginning: Certainty = {
    certain: steps.empty(),
    possible: steps.empty(),
    decided: decisionUniverse(graph, decisions).empty(),
  }
  const entries = new Map<NodeId, Certainty>()
  for (const node of graph.order) {
    const arrivals = (graph.incoming.get(node.id) ?? []).map((edge) =>
      edge.from === triggerNodeId
        ? beginning
        : arrival(edge, entries.get(edge.from) ?? beginning, graph, decisions),
    )
    if (arrivals.length > 0) entries.set(node.id, join(node.id, arrivals, decisions))
  }
  return entries
}

/** Nothing is certain where nothing leads. */
export const nothingCertain: Certainty = {
  certain: new Universe<NodeId>([]).empty(),
  possible: new Universe<NodeId>([]).empty(),
  decided: new Universe<Decision>([]).empty(),
}

/** The ports by which a run can leave a node. An action whose `error` leads nowhere ends the run there. */
type DecisionPorts = ReadonlyMap<NodeId, readonly string[]>

function decisionPorts(graph: Graph): DecisionPorts {
  return new Map(
    [...graph.nodes.values()].map((node) => {
      if (node.kind === 'each') return [node.id, [donePort]]
      const handled = graph.outgoing.get(node.id)?.some((edge) => edge.port === errorPort) === true
      return [node.id, portsOf(node).filter((port) => port !== errorPort || handled)]
    }),
  )
}

const decision = (nodeId: NodeId, port: string): Decision => `${nodeId} ${port}`

const joined = 'joined'

/** Nothing is decided at a step that is left and reached by one way only, and most are. */
function decisionUniverse({ incoming, outgoing }: Graph, decisions: DecisionPorts): Universe<Decision> {
  return new Universe(
    [...decisions].flatMap(([nodeId, ports]) => [
      ...((incoming.get(nodeId)?.length ?? 0) > 1 ? [decision(nodeId, joined)] : []),
      ...(ports.length > 1
        ? [...ports, ...(outgoing.get(nodeId) ?? []).map(({ port }) => port)].map((port) =>
            decision(nodeId, port),
          )
        : []),
    ]),
  )
}

function arrival(edge: WorkflowEdge, source: Certainty, graph: Graph, decisions: DecisionPorts): Certainty {
  const isDecision = (decisions.get(edge.from)?.length ?? 0) > 1
  // A wait that was left because its time was over has brought nothing.
  const brings = edge.port !== errorPort && edge.port !== timeoutPort
  const possible = source.possible.with(edge.from)
  return {
    decided: isDecision ? source.decided.with(decision(edge.from, edge.port)) : source.decided,
    certain: brings ? source.certain.with(edge.from) : source.certain,
    // After `done`, the steps of the body have run once an item, or never: they belong to no single iteration.
    possible: edge.port === donePort ? possible.without(...bodyOf(graph, edge.from)) : possible,
  }
}

function join(nodeId: NodeId, arrivals: readonly Certainty[], decisions: DecisionPorts): Certainty {
  const [first, ...others] = arrivals
  if (first !== undefined && others.length === 0) return first
  const guards = simplify(
    arrivals.map(({ decided }) => decided),
    decisions,
  )
  const [only] = guards
  const guard =
    guards.length === 1 && only !== undefined
      ? only
      : guards.reduce((left, right) => left.intersection(right)).with(decision(nodeId, joined))
  const taken = arrivals.filter((one) => one.decided.isSubsetOf(guard))
  const shared = arrivals.map(({ certain }) => certain).reduce((left, right) => left.intersection(right))
  return {
    decided: guard,
    certain: taken.reduce((union, { certain }) => union.union(certain), shared),
    possible: arrivals.map(({ possible }) => possible).reduce((left, right) => left.union(right)),
  }
}

/** Drops guards implied by weaker ones, and merges those that together cover every port of a decision. */
function simplify(guards: readonly Guard[], decisions: DecisionPorts): Guard[] {
  let current = withoutImplied(guards)
  for (
    let merged = mergeOnce(current, decisions);
    merged !== undefined;
    merged = mergeOnce(current, decisions)
  ) {
    current = withoutImplied(merged)
  }
  return current
}

function withoutImplied(guards: readonly Guard[]): Guard[] {
  return guards.filter(
    (guard, index) =>
      !guards.some(
        (other, position) =>
          position !== index && other.isSubsetOf(guard) && (position < index || !guard.isSubsetOf(other)),
      ),
  )
}

function mergeOnce(guards: readonly Guard[], decisions: DecisionPorts): Guard[] | undefined {
  for (const guard of guards) {
    for (const literal of guard) {
      const [nodeId = ''] = literal.split(' ')
      const ports = decisions.get(nodeId) ?? []
      if (ports.length < 2) continue
      const rest = guard.without(literal)
      const siblings = ports.map((port) => rest.with(decision(nodeId, port)))
      if (siblings.every((sibling) => guards.some((other) => other.isSubsetOf(sibling)))) {
        const left = guards.filter((other) => !siblings.some((sibling) => sibling.isSubsetOf(other)))
        return [...left, rest]
      }
    }
  }
  return undefined
}
