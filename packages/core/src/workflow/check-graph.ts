import { triggerNodeId, type WorkflowDefinition, type WorkflowEdge } from './definition.js'
import type { Finding } from './finding.js'
import { finding } from './findings.js'
import { buildGraph, type Graph, scopeAfter } from './graph.js'
import { portsOf, triggerPorts } from './ports.js'

/**
 * What makes a definition no graph at all: such a one is refused even as a draft.
 * Answers no findings for a sound graph.
 */
export function checkGraph(definition: WorkflowDefinition): Finding[] {
  const graph = buildGraph(definition)
  return [...repeatedIds(definition), ...shapeFindings(graph)]
}

/** By shape, which is all that they follow from. */
const remembered = new WeakMap<Graph['incoming'], readonly Finding[]>()

function shapeFindings(graph: Graph): readonly Finding[] {
  const known = remembered.get(graph.incoming)
  if (known !== undefined) return known
  const found = [...brokenEdges(graph.definition, graph), ...cycles(graph), ...leftScopes(graph)]
  remembered.set(graph.incoming, found)
  return found
}

function repeatedIds({ nodes, notes = [] }: WorkflowDefinition): Finding[] {
  const seen = new Set<string>([triggerNodeId])
  const repeatedIn = (list: 'nodes' | 'notes', things: readonly { id: string }[]) =>
    things.flatMap(({ id }, index) => {
      const repeated = seen.has(id)
      seen.add(id)
      const nodeId = list === 'nodes' ? id : null
      return repeated ? [finding('duplicate_id', nodeId, [list, index, 'id'], { id })] : []
    })
  return [...repeatedIn('nodes', nodes), ...repeatedIn('notes', notes)]
}

function brokenEdges({ edges }: WorkflowDefinition, graph: Graph): Finding[] {
  const seen = new Set<string>()
  return edges.flatMap((edge, index) => {
    const at = ['edges', index]
    const key = `${edge.from} ${edge.port} ${edge.to}`
    const repeated = seen.has(key)
    seen.add(key)
    if (repeated) return [finding('duplicate_edge', edge.from, at, { from: edge.from, to: edge.to })]
    return brokenEdge(edge, graph, at)
  })
}

function brokenEdge(edge: WorkflowEdge, graph: Graph, at: (string | number)[]): Finding[] {
  const source = graph.nodes.get(edge.from)
  if (edge.from !== triggerNodeId && source === undefined) {
    const shown = graph.nodes.has(edge.to) ? edge.to : null
    return [finding('dangling_edge', shown, [...at, 'from'], { id: edge.from })]
  }
  if (!graph.nodes.has(edge.to)) return [finding('dangling_edge', edge.from, [...at, 'to'], { id: edge.to })]
  const ports = source === undefined ? triggerPorts : portsOf(source)
  if (ports.includes(edge.port)) return []
  return [finding('unknown_port', edge.from, [...at, 'port'], { port: edge.port, ports: ports.join(', ') })]
}

function cycles(graph: Graph): Finding[] {
  const ordered = new Set(graph.order.map(({ id }) => id))
  const circling = graph.definition.nodes.filter(({ id }) => !ordered.has(id))
  const [first] = circling
  if (first === undefined) return []
  const index = graph.definition.nodes.indexOf(first)
  return [finding('cycle', first.id, ['nodes', index], { ids: circling.map(({ id }) => id).join(', ') })]
}

function leftScopes(graph: Graph): Finding[] {
  return graph.definition.edges.flatMap((edge, index) => {
    if (!graph.scopeOf.has(edge.to)) return []
    const stays = scopeAfter(edge, graph.scopeOf, graph.nodes) === (graph.scopeOf.get(edge.to) ?? null)
    return stays ? [] : [finding('scope_left', edge.to, ['edges', index], { from: edge.from, to: edge.to })]
  })
}
