import { type NodeId, triggerNodeId, type WorkflowEdge } from './definition.js'
import { bodyOf, type Graph } from './graph.js'
import { donePort, errorPort, portsOf, timeoutPort } from './ports.js'

/** Which steps' results a step can use. */
export interface Certainty {
  /** Steps that have always succeeded when the node runs. */
  readonly certain: ReadonlySet<NodeId>
  /** Steps that may have run before it. */
  readonly possible: ReadonlySet<NodeId>
  /** Decisions that have certainly fallen so when it runs, each as `<node> <port>`. */
  readonly decided: ReadonlySet<string>
}

/** Decisions that must have fallen as they did, each as `<node> <port>`. */
type Guard = ReadonlySet<string>

/**
 * For each node, the steps whose results are certain to exist when it runs. A join waits for every branch that is
 * taken; so a branch counts as certain if nothing that the join itself does not depend on could have ruled it out.
 */
export function certainties(graph: Graph): ReadonlyMap<NodeId, Certainty> {
  const entries = new Map<NodeId, Certainty>()
  for (const node of graph.order) {
    const arrivals = (graph.incoming.get(node.id) ?? []).map((edge) => arrival(edge, graph, entries))
    if (arrivals.length > 0) entries.set(node.id, join(node.id, arrivals, graph))
  }
  return entries
}

const nothing: Certainty = { decided: new Set(), certain: new Set(), possible: new Set() }

function arrival(edge: WorkflowEdge, graph: Graph, entries: ReadonlyMap<NodeId, Certainty>): Certainty {
  const node = graph.nodes.get(edge.from)
  if (edge.from === triggerNodeId || node === undefined) return nothing
  const source = entries.get(edge.from) ?? nothing
  const guard = isDecision(edge.from, graph)
    ? new Set([...source.decided, `${edge.from} ${edge.port}`])
    : source.decided
  // A wait that was left because its time was over has brought nothing.
  const own = edge.port === errorPort || edge.port === timeoutPort ? [] : [edge.from]
  // After `done`, the steps of the body have run once an item, or never: they belong to no single iteration.
  const bodies = edge.port === donePort ? bodyOf(graph, edge.from) : new Set<NodeId>()
  return {
    decided: guard,
    certain: new Set([...source.certain, ...own]),
    possible: new Set([...source.possible, edge.from].filter((id) => !bodies.has(id))),
  }
}

/** Whether a run can leave the node by more than one port. An action whose `error` leads nowhere ends the run there. */
function isDecision(nodeId: NodeId, graph: Graph): boolean {
  return decisionPorts(nodeId, graph).length > 1
}

function decisionPorts(nodeId: NodeId, graph: Graph): readonly string[] {
  const node = graph.nodes.get(nodeId)
  if (node === undefined) return []
  if (node.kind === 'each') return [donePort]
  const handled = graph.outgoing.get(nodeId)?.some((edge) => edge.port === errorPort) === true
  return portsOf(node).filter((port) => port !== errorPort || handled)
}

function join(nodeId: NodeId, arrivals: readonly Certainty[], graph: Graph): Certainty {
  const guards = simplify(
    arrivals.map(({ decided }) => decided),
    graph,
  )
  const [only] = guards
  const guard =
    guards.length === 1 && only !== undefined
      ? only
      : new Set([...guards.reduce((left, right) => left.intersection(right)), `${nodeId} joined`])
  const taken = arrivals.filter((one) => one.decided.isSubsetOf(guard))
  const shared = arrivals.map(({ certain }) => certain).reduce((left, right) => left.intersection(right))
  return {
    decided: guard,
    certain: new Set([...shared, ...taken.flatMap(({ certain }) => [...certain])]),
    possible: new Set(arrivals.flatMap(({ possible }) => [...possible])),
  }
}

/** Drops guards implied by weaker ones, and merges those that together cover every port of a decision. */
function simplify(guards: readonly Guard[], graph: Graph): Guard[] {
  let current = withoutImplied(guards)
  for (let merged = mergeOnce(current, graph); merged !== undefined; merged = mergeOnce(current, graph)) {
    current = withoutImplied(merged)
  }
  return current
}

function withoutImplied(guards: readonly Guard[]): Guard[] {
  return guards.filter(
    (guard, index) =>
      !guards.some(
        (other, position) =>
          other.isSubsetOf(guard) &&
          (other.size < guard.size || (position < index && other.size === guard.size)),
      ),
  )
}

function mergeOnce(guards: readonly Guard[], graph: Graph): Guard[] | undefined {
  for (const guard of guards) {
    for (const literal of guard) {
      const [nodeId = ''] = literal.split(' ')
      const rest = new Set([...guard].filter((other) => other !== literal))
      const siblings = decisionPorts(nodeId, graph).map((port) => new Set([...rest, `${nodeId} ${port}`]))
      const covered = siblings.filter((sibling) => guards.some((other) => other.isSubsetOf(sibling)))
      if (siblings.length > 1 && covered.length === siblings.length) {
        const left = guards.filter((other) => !siblings.some((sibling) => sibling.isSubsetOf(other)))
        return [...left, rest]
      }
    }
  }
  return undefined
}
