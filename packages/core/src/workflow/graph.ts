import {
  type NodeId,
  triggerNodeId,
  type WorkflowDefinition,
  type WorkflowEdge,
  type WorkflowNode,
} from './definition.js'
import { eachPort, portsOf } from './ports.js'

/** A definition made ready for questions. Build it once for a version. */
export interface Graph {
  readonly definition: WorkflowDefinition
  readonly nodes: ReadonlyMap<NodeId, WorkflowNode>
  /** Edges into a node. */
  readonly incoming: ReadonlyMap<NodeId, readonly WorkflowEdge[]>
  /** Edges out of a node or of the trigger. */
  readonly outgoing: ReadonlyMap<string, readonly WorkflowEdge[]>
  /** Nodes so that each comes after all from which an edge leads to it; nodes on a cycle are missing. */
  readonly order: readonly WorkflowNode[]
  /** The innermost `each` in whose body a node lies; null outside of any. */
  readonly scopeOf: ReadonlyMap<NodeId, NodeId | null>
}

/** A definition is never changed, only replaced; so its graph stays true for as long as there is the definition. */
const graphs = new WeakMap<WorkflowDefinition, Graph>()

/** The latest graph over a list of connections: edits keep that list as long as they do not touch it. */
const latest = new WeakMap<readonly WorkflowEdge[], Graph>()

/**
 * Indexes `definition`, each one once. Broken definitions are indexed as far as possible; `checkGraph` says what is
 * wrong with them. Two graphs with the very same `incoming` have the same shape: what a step is set up with may differ,
 * and where it leads does not.
 */
export function buildGraph(definition: WorkflowDefinition): Graph {
  const known = graphs.get(definition)
  if (known !== undefined) return known
  const before = latest.get(definition.edges)
  const graph =
    before !== undefined && haveSameShape(before.definition.nodes, definition.nodes)
      ? filledAnew(before, definition)
      : indexed(definition)
  graphs.set(definition, graph)
  latest.set(definition.edges, graph)
  return graph
}

/** Whether the nodes are the same in the same order, and can be left by the same ports. */
function haveSameShape(ones: readonly WorkflowNode[], others: readonly WorkflowNode[]): boolean {
  return (
    ones.length === others.length &&
    ones.every((one, index) => {
      const other = others[index]
      return other !== undefined && (one === other || (one.id === other.id && leaveAlike(one, other)))
    })
  )
}

function leaveAlike(one: WorkflowNode, other: WorkflowNode): boolean {
  const [ports, otherPorts] = [portsOf(one), portsOf(other)]
  return (
    one.kind === other.kind &&
    ports.length === otherPorts.length &&
    ports.every((port, index) => port === otherPorts[index])
  )
}

/** The graph of `definition`, which has the shape of `before`. */
function filledAnew(before: Graph, definition: WorkflowDefinition): Graph {
  const nodes = new Map(definition.nodes.map((node) => [node.id, node]))
  return { ...before, definition, nodes, order: before.order.map((node) => nodes.get(node.id) ?? node) }
}

function indexed(definition: WorkflowDefinition): Graph {
  const nodes = new Map(definition.nodes.map((node) => [node.id, node]))
  const edges = definition.edges.filter(
    (edge) => nodes.has(edge.to) && (edge.from === triggerNodeId || nodes.has(edge.from)),
  )
  const incoming = Map.groupBy(edges, (edge) => edge.to)
  const outgoing = Map.groupBy(edges, (edge) => edge.from)
  const order = topologicalOrder(nodes, incoming, outgoing)
  return { definition, nodes, incoming, outgoing, order, scopeOf: scopes(order, incoming, nodes) }
}

function topologicalOrder(
  nodes: ReadonlyMap<NodeId, WorkflowNode>,
  incoming: ReadonlyMap<NodeId, readonly WorkflowEdge[]>,
  outgoing: ReadonlyMap<string, readonly WorkflowEdge[]>,
): WorkflowNode[] {
  const open = new Map([...nodes.keys()].map((id) => [id, incoming.get(id)?.length ?? 0]))
  const order: WorkflowNode[] = []
  const ready: string[] = [...nodes.keys()].filter((id) => open.get(id) === 0)
  ready.unshift(triggerNodeId)
  for (let id = ready.shift(); id !== undefined; id = ready.shift()) {
    const node = nodes.get(id)
    if (node !== undefined) order.push(node)
    for (const { to } of outgoing.get(id) ?? []) {
      const left = (open.get(to) ?? 0) - 1
      open.set(to, left)
      if (left === 0) ready.push(to)
    }
  }
  return order
}

function scopes(
  order: readonly WorkflowNode[],
  incoming: ReadonlyMap<NodeId, readonly WorkflowEdge[]>,
  nodes: ReadonlyMap<NodeId, WorkflowNode>,
): Map<NodeId, NodeId | null> {
  const scopeOf = new Map<NodeId, NodeId | null>()
  for (const node of order) {
    const [first] = incoming.get(node.id) ?? []
    scopeOf.set(node.id, first === undefined ? null : scopeAfter(first, scopeOf, nodes))
  }
  return scopeOf
}

/** The scope into which `edge` leads: the body of the `each` it leaves by `each`, otherwise that of its source. */
export function scopeAfter(
  edge: WorkflowEdge,
  scopeOf: ReadonlyMap<NodeId, NodeId | null>,
  nodes: ReadonlyMap<NodeId, WorkflowNode>,
): NodeId | null {
  if (edge.port === eachPort && nodes.get(edge.from)?.kind === 'each') return edge.from
  return scopeOf.get(edge.from) ?? null
}

/** The `each` nodes around `nodeId`, the outermost first; their number is the length of its iteration. */
export function scopeChain(graph: Graph, nodeId: NodeId): readonly NodeId[] {
  const chain: NodeId[] = []
  for (
    let scope = graph.scopeOf.get(nodeId) ?? null;
    scope !== null;
    scope = graph.scopeOf.get(scope) ?? null
  ) {
    chain.unshift(scope)
  }
  return chain
}

/** `nodeIds` and everything to which a way leads from them. */
export function descendantsOf(graph: Graph, nodeIds: Iterable<NodeId>): Set<NodeId> {
  const found = new Set<NodeId>()
  const open = [...nodeIds]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue
    found.add(id)
    open.push(...(graph.outgoing.get(id) ?? []).map(({ to }) => to))
  }
  return found
}

/** The nodes in the body of an `each`, those of the lists inside it too. */
export function bodyOf(graph: Graph, eachId: NodeId): Set<NodeId> {
  const edges = graph.outgoing.get(eachId) ?? []
  return descendantsOf(
    graph,
    edges.filter(({ port }) => port === eachPort).map(({ to }) => to),
  )
}
