import { canonicalJson } from '../json/json.js'
import { type NodeId, triggerNodeId, type WorkflowEdge, type WorkflowNode } from './definition.js'
import { bodyOf, type Graph } from './graph.js'
import { donePort } from './ports.js'

/**
 * The nodes of `target` for which what came of them under `source` still holds: the node is the same but for its name
 * and sample, edges lead into it from the same ports, and the same is true of every node before it. After a list, its
 * body counts as before.
 */
export function unchangedNodes(source: Graph, target: Graph): ReadonlySet<NodeId> {
  const verdicts = new Map<NodeId, boolean>()
  const isUnchanged = (nodeId: NodeId): boolean => {
    const known = verdicts.get(nodeId)
    if (known !== undefined) return known
    // For a cycle, which a sound graph has not.
    verdicts.set(nodeId, false)
    const verdict =
      sameNode(source.nodes.get(nodeId), target.nodes.get(nodeId)) &&
      sameEdges(source.incoming.get(nodeId), target.incoming.get(nodeId)) &&
      (target.incoming.get(nodeId) ?? []).every(isSourceUnchanged)
    verdicts.set(nodeId, verdict)
    return verdict
  }
  const isSourceUnchanged = ({ from, port }: WorkflowEdge): boolean =>
    from === triggerNodeId || (isUnchanged(from) && (port !== donePort || isBodyUnchanged(from)))
  const isBodyUnchanged = (eachId: NodeId): boolean => {
    const body = bodyOf(target, eachId)
    return body.size === bodyOf(source, eachId).size && [...body].every(isUnchanged)
  }
  return new Set(target.order.map(({ id }) => id).filter(isUnchanged))
}

function sameNode(one: WorkflowNode | undefined, other: WorkflowNode | undefined): boolean {
  return one !== undefined && other !== undefined && essence(one) === essence(other)
}

function essence({ name: _name, ...node }: WorkflowNode): string {
  if (node.kind !== 'action') return canonicalJson(node)
  const { sample: _sample, ...rest } = node
  return canonicalJson(rest)
}

function sameEdges(ones: readonly WorkflowEdge[] = [], others: readonly WorkflowEdge[] = []): boolean {
  const places = (edges: readonly WorkflowEdge[]) => new Set(edges.map(({ from, port }) => `${from} ${port}`))
  const [left, right] = [places(ones), places(others)]
  return left.size === right.size && left.isSubsetOf(right)
}
