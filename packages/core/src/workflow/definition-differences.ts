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
  /** Only people read a name; what the step does is told apart from it. The trigger is a step here too. */
  | { readonly kind: 'step_renamed'; readonly nodeId: NodeId }
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
  if (before.trigger !== null && after.trigger !== null && nameOf(before.trigger) !== nameOf(after.trigger))
    found.push({ kind: 'step_renamed', nodeId: triggerNodeId })
  if (!same(doneBy(before.trigger), doneBy(after.trigger))) found.push({ kind: 'trigger_changed' })
  if (!same(before.flow ?? {}, after.flow ?? {})) found.push({ kind: 'flow_changed' })
  for (const node of after.nodes) {
    const earlier = old.get(node.id)
    if (earlier === undefined) {
      found.push({ kind: 'step_added', node })
      continue
    }
    if (nameOf(earlier) !== nameOf(node)) found.push({ kind: 'step_renamed', nodeId: node.id })
    if (!same(doneBy(earlier), doneBy(node))) found.push({ kind: 'step_changed', from: earlier, to: node })
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

/** A sample helps to draw, and a name to read; no run sees either. */
function doneBy(what: WorkflowNode | WorkflowTrigger | null): unknown {
  if (what === null) return null
  const { name: _name, ...rest } = what
  if (!('sample' in rest)) return rest
  const { sample: _sample, ...seen } = rest
  return seen
}

/** Spaces alone are no name. */
const nameOf = ({ name = '' }: WorkflowNode | WorkflowTrigger): string => name.trim()

const same = (left: unknown, right: unknown): boolean => canonicalJson(left) === canonicalJson(right)

const byId = ({ nodes }: WorkflowDefinition): ReadonlyMap<NodeId, WorkflowNode> =>
  new Map(nodes.map((node) => [node.id, node]))

const edgesOf = ({ edges }: WorkflowDefinition): ReadonlyMap<string, WorkflowEdge> =>
  new Map(edges.map((edge) => [`${edge.from} ${edge.port} ${edge.to}`, edge]))
