import {
  type NodeId,
  triggerNodeId,
  type WorkflowDefinition,
  type WorkflowEdge,
} from '../workflow/definition.js'
import { buildGraph, descendantsOf, type Graph, scopeAfter } from '../workflow/graph.js'
import { edgeId } from './apply.js'
import { connect, disconnect, type Exit, portsAt } from './edits.js'

/** Why two steps cannot be connected: it would be a circle, it would cross a list's border, or it is there already. */
export type ConnectionRefusal = 'circle' | 'list' | 'twice'

/** What a connection is drawn from: an exit that looks for a step, or a step that looks for an exit. */
export type LooseEnd = { readonly from: Exit } | { readonly to: NodeId }

/**
 * The steps (and the trigger) that `end` cannot be connected with, and why. It is meant for the moment in which
 * somebody begins to drag a connection: one look at the graph instead of one check a step.
 * @param moved the connection whose end is dragged, which does not stand in its own way.
 */
export function connectionRefusals(
  definition: WorkflowDefinition,
  end: LooseEnd,
  moved?: WorkflowEdge,
): ReadonlyMap<string, ConnectionRefusal> {
  const base = moved === undefined ? definition : disconnect(definition, [moved])
  const graph = buildGraph(base)
  const refusal = refusalIn(graph, end)
  const refusals = new Map<string, ConnectionRefusal>()
  for (const id of [triggerNodeId, ...graph.nodes.keys()]) {
    const reason =
      'from' in end ? refusal({ ...edgeFrom(end.from), to: id }) : everyExit(base, id, end.to, refusal)
    if (reason !== undefined) refusals.set(id, reason)
  }
  return refusals
}

const edgeFrom = ({ nodeId, port }: Exit) => ({ from: nodeId, port })

/** A step is refused as a beginning when each of its exits is; a step without exits ends there. */
function everyExit(
  definition: WorkflowDefinition,
  from: string,
  to: NodeId,
  refusal: (edge: WorkflowEdge) => ConnectionRefusal | undefined,
): ConnectionRefusal | undefined {
  const reasons = portsAt(definition, from).map((port) => refusal({ from, port, to }))
  return reasons.includes(undefined) ? undefined : (reasons[0] ?? 'circle')
}

function refusalIn(graph: Graph, end: LooseEnd): (edge: WorkflowEdge) => ConnectionRefusal | undefined {
  const circling = 'from' in end ? ancestorsOf(graph, end.from.nodeId) : descendantsOf(graph, [end.to])
  const present = new Set(graph.definition.edges.map(edgeId))
  return (edge) => {
    if (edge.to === triggerNodeId) return 'circle'
    if (present.has(edgeId(edge))) return 'twice'
    if (circling.has('from' in end ? edge.to : edge.from)) return 'circle'
    return leavesList(graph, edge) ? 'list' : undefined
  }
}

/** A step that nothing leads to yet takes its followers along into a list, which takes a closer look. */
function leavesList(graph: Graph, edge: WorkflowEdge): boolean {
  const scope = scopeAfter(edge, graph.scopeOf, graph.nodes)
  if (scope === (graph.scopeOf.get(edge.to) ?? null)) return false
  if ((graph.incoming.get(edge.to) ?? []).length > 0) return true
  return connect(graph.definition, edge) === undefined
}

function ancestorsOf(graph: Graph, nodeId: string): ReadonlySet<string> {
  const found = new Set<string>()
  const open = [nodeId]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue
    found.add(id)
    open.push(...(graph.incoming.get(id) ?? []).map(({ from }) => from))
  }
  return found
}
