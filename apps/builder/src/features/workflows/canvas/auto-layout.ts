import {
  portsOf,
  triggerNodeId,
  triggerPorts,
  type WorkflowDefinition,
  type WorkflowEdge,
} from '@counterflow/core'
import type { Graph } from '@dagrejs/dagre'
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
  const edges = inPortOrder(definition)
  const across = direction === 'right' ? 'y' : 'x'
  const laidOut = (settings: { disableOptimalOrderHeuristic?: boolean }) => {
    const graph = graphOf(new dagre.Graph({ multigraph: true }), definition, edges, direction, sizes)
    dagre.layout(graph, settings)
    return graph
  }
  const fewestCrossings = laidOut({})
  // What dagre arranges to cross least may stand "otherwise" above "then"; as it first hears of the steps it never does.
  const graph = keepsPortOrder(fewestCrossings, edges, across)
    ? fewestCrossings
    : laidOut({ disableOptimalOrderHeuristic: true })
  return Object.fromEntries(
    idsOf(definition).map((id) => {
      const { x, y } = graph.node(id)
      const { width, height } = sizes.get(id) ?? usual
      return [id, { x: Math.round(x - width / 2), y: Math.round(y - height / 2) }]
    }),
  )
}

const idsOf = ({ nodes }: WorkflowDefinition) => [triggerNodeId, ...nodes.map(({ id }) => id)]

/** Puts the cards and the connections of a definition into an empty graph. */
function graphOf(
  graph: Graph,
  definition: WorkflowDefinition,
  edges: readonly WorkflowEdge[],
  direction: 'right' | 'down',
  sizes: ReadonlyMap<string, Size>,
): Graph {
  graph.setGraph({
    rankdir: direction === 'right' ? 'LR' : 'TB',
    nodesep: 44,
    ranksep: direction === 'right' ? 108 : 84,
  })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const id of idsOf(definition)) graph.setNode(id, { ...(sizes.get(id) ?? usual) })
  for (const { from, port, to } of edges) graph.setEdge(from, to, {}, port)
  return graph
}

/** The connections step by step, those of each in the order of its ports: `then` before `otherwise`. */
function inPortOrder({ nodes, edges }: WorkflowDefinition): readonly WorkflowEdge[] {
  const ports = new Map(nodes.map((node) => [node.id, portsOf(node)]))
  const rank = ({ from, port }: WorkflowEdge) => (ports.get(from) ?? triggerPorts).indexOf(port)
  return [...Map.groupBy(edges, ({ from }) => from).values()].flatMap((leaving) =>
    leaving.toSorted((a, b) => rank(a) - rank(b)),
  )
}

/** Whether what leaves each step leaves it in the order of its ports, by where the connections bend first. */
function keepsPortOrder(graph: Graph, edges: readonly WorkflowEdge[], across: 'x' | 'y'): boolean {
  const bend = ({ from, port, to }: WorkflowEdge): number =>
    graph.edge({ v: from, w: to, name: port }).points[1]?.[across] ?? 0
  return edges.every((edge, index) => {
    const next = edges[index + 1]
    return next === undefined || next.from !== edge.from || next.port === edge.port || bend(edge) < bend(next)
  })
}
