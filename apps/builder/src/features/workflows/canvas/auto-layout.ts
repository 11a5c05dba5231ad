import { portsOf, triggerNodeId, triggerPorts, type WorkflowDefinition } from '@counterflow/core'
import type { Point } from '../graph/layered-layout'
import { cardWidth, usualHeight } from './card-size'

export interface Size {
  width: number
  height: number
}

const usual: Size = { width: cardWidth, height: usualHeight }

/**
 * Places every step with dagre, which is loaded when it is first needed.
 * @param direction left to right on a wide screen, top to bottom on a phone.
 * @param sizes how large cards are drawn, by step; a usual card where it is not known.
 */
export async function autoLayout(
  definition: WorkflowDefinition,
  direction: 'right' | 'down',
  sizes: ReadonlyMap<string, Size> = new Map(),
): Promise<Record<string, Point>> {
  const dagre = await import('@dagrejs/dagre')
  const graph = new dagre.Graph({ multigraph: true })
  graph.setGraph({
    rankdir: direction === 'right' ? 'LR' : 'TB',
    nodesep: 44,
    ranksep: direction === 'right' ? 108 : 84,
  })
  graph.setDefaultEdgeLabel(() => ({}))
  const ids = [triggerNodeId, ...definition.nodes.map(({ id }) => id)]
  for (const id of ids) graph.setNode(id, { ...(sizes.get(id) ?? usual) })
  for (const { from, port, to } of inPortOrder(definition)) graph.setEdge(from, to, {}, port)
  dagre.layout(graph)
  return Object.fromEntries(
    ids.map((id) => {
      const { x, y } = graph.node(id)
      const { width, height } = sizes.get(id) ?? usual
      return [id, { x: Math.round(x - width / 2), y: Math.round(y - height / 2) }]
    }),
  )
}

/** `then` stands above `otherwise`: dagre keeps the order in which it hears of edges where it can. */
function inPortOrder({ nodes, edges }: WorkflowDefinition) {
  const ports = new Map(nodes.map((node) => [node.id, portsOf(node)]))
  const rank = (from: string, port: string) => (ports.get(from) ?? triggerPorts).indexOf(port)
  return edges.toSorted((a, b) => (a.from === b.from ? rank(a.from, a.port) - rank(b.from, b.port) : 0))
}
