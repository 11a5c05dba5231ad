import { canonicalJson } from '../json/json.js'
import {
  type NodeId,
  triggerNodeId,
  type WorkflowDefinition,
  type WorkflowEdge,
  type WorkflowNode,
  type WorkflowTrigger,
} from './definition.js'

/** One thing in which a later definition differs from an earlier one. */
export type DefinitionDifference =
  | { readonly kind: 'renamed'; readonly from: string; readonly to: string }
  | { readonly kind: 'flow_changed' }
  | { readonly kind: 'trigger_changed' }
  | { readonly kind: 'step_added'; readonly node: WorkflowNode }
  | { readonly kind: 'step_removed'; readonly node: WorkflowNode }
  | { readonly kind: 'step_changed'; readonly from: WorkflowNode; readonly to: WorkflowNode }
  | { readonly kind: 'connected'; readonly edge: WorkflowEdge }
  | { readonly kind: 'disconnected'; readonly edge: WorkflowEdge }

/**
 * In what `after` differs from `before`, in the order in which one reads: where the steps stand, what is noted beside
 * them and which sample one looked at have no part in it. Connections of a step that came or went go without saying.
 */
export function definitionDifferences(
  before: WorkflowDefinition,
  after: WorkflowDefinition,
): DefinitionDifference[] {
  const found: DefinitionDifference[] = []
  const [old, now] = [byId(before), byId(after)]
  if (before.name !== after.name) found.push({ kind: 'renamed', from: before.name, to: after.name })
  if (!same(withoutSample(before.trigger), withoutSample(after.trigger)))
    found.push({ kind: 'trigger_changed' })
  if (!same(before.flow ?? {}, after.flow ?? {})) found.push({ kind: 'flow_changed' })
  for (const node of after.nodes) {
    const earlier = old.get(node.id)
    if (earlier === undefined) found.push({ kind: 'step_added', node })
    else if (!same(withoutSample(earlier), withoutSample(node)))
      found.push({ kind: 'step_changed', from: earlier, to: node })
  }
  for (const node of before.nodes) if (!now.has(node.id)) found.push({ kind: 'step_removed', node })
  const staying = (id: string) => id === triggerNodeId || (old.has(id) && now.has(id))
  const [oldEdges, nowEdges] = [edgesOf(before), edgesOf(after)]
  for (const [key, edge] of nowEdges) {
    if (!oldEdges.has(key) && staying(edge.from) && staying(edge.to)) found.push({ kind: 'connected', edge })
  }
  for (const [key, edge] of oldEdges) {
    if (!nowEdges.has(key) && staying(edge.from) && staying(edge.to))
      found.push({ kind: 'disconnected', edge })
  }
  return found
}

/** A sample helps to draw; no run sees it. */
function withoutSample(what: WorkflowNode | WorkflowTrigger | null): unknown {
  if (what === null || !('sample' in what)) return what
  const { sample: _sample, ...rest } = what
  return rest
}

const same = (left: unknown, right: unknown): boolean => canonicalJson(left) === canonicalJson(right)

const byId = ({ nodes }: WorkflowDefinition): ReadonlyMap<NodeId, WorkflowNode> =>
  new Map(nodes.map((node) => [node.id, node]))

const edgesOf = ({ edges }: WorkflowDefinition): ReadonlyMap<string, WorkflowEdge> =>
  new Map(edges.map((edge) => [`${edge.from} ${edge.port} ${edge.to}`, edge]))
