import {
  checkGraph,
  type FlowControl,
  type NodeId,
  portsOf,
  triggerNodeId,
  triggerPorts,
  type WorkflowDefinition,
  type WorkflowEdge,
  type WorkflowNode,
  type WorkflowTrigger,
} from '@counterflow/core'
import type { Point } from '../../graph/layered-layout'

type Layout = Record<string, Point>

/** Adds a step where it was dropped, connected to the port it was asked for, if any. */
export function addStep(
  definition: WorkflowDefinition,
  node: WorkflowNode,
  place: Point,
  from?: { nodeId: string; port: string },
): WorkflowDefinition {
  const edge: WorkflowEdge[] = from === undefined ? [] : [{ from: from.nodeId, port: from.port, to: node.id }]
  return {
    ...definition,
    nodes: [...definition.nodes, node],
    edges: [...definition.edges, ...edge],
    layout: { ...definition.layout, [node.id]: place },
  }
}

/** A free place to the right of the step that a new one follows. */
export function placeAfter(places: Layout, nodeId: string, portIndex: number): Point {
  const from = places[nodeId] ?? { x: 0, y: 0 }
  const place = { x: from.x + 372, y: from.y + portIndex * 132 }
  const taken = (point: Point) =>
    Object.values(places).some(
      (other) => Math.abs(other.x - point.x) < 270 && Math.abs(other.y - point.y) < 110,
    )
  while (taken(place)) place.y += 132
  return place
}

/** Connects two steps; undefined where that would make no graph (a circle, a way out of a list, twice the same). */
export function connect(definition: WorkflowDefinition, edge: WorkflowEdge): WorkflowDefinition | undefined {
  const next = { ...definition, edges: [...definition.edges, edge] }
  return checkGraph(next).length > checkGraph(definition).length ? undefined : next
}

export function disconnect(
  definition: WorkflowDefinition,
  edges: readonly WorkflowEdge[],
): WorkflowDefinition {
  const gone = new Set(edges.map(({ from, port, to }) => `${from} ${port} ${to}`))
  return {
    ...definition,
    edges: definition.edges.filter(({ from, port, to }) => !gone.has(`${from} ${port} ${to}`)),
  }
}

/** The main way through a step: what follows it there goes on to follow the step before when it is deleted. */
const mainPort = (node: WorkflowNode): string =>
  node.kind === 'each' ? 'done' : (portsOf(node)[0] ?? 'then')

/** Deletes steps and heals the connections: what led to one leads on to what followed on its main way. */
export function deleteSteps(definition: WorkflowDefinition, ids: readonly NodeId[]): WorkflowDefinition {
  return ids.reduce(deleteStep, definition)
}

function deleteStep(definition: WorkflowDefinition, id: NodeId): WorkflowDefinition {
  const node = definition.nodes.find((candidate) => candidate.id === id)
  if (node === undefined) return definition
  const incoming = definition.edges.filter(({ to }) => to === id)
  const following = definition.edges.filter(({ from, port }) => from === id && port === mainPort(node))
  const { [id]: _place, ...layout } = definition.layout
  const without = {
    ...definition,
    nodes: definition.nodes.filter((candidate) => candidate !== node),
    edges: definition.edges.filter(({ from, to }) => from !== id && to !== id),
    layout,
  }
  return incoming.reduce(
    (healed, { from, port }) =>
      following.reduce((result, { to }) => connect(result, { from, port, to }) ?? result, healed),
    without,
  )
}

/** Changes one step. Connections from ports that it no longer has go with them. */
export function changeStep(definition: WorkflowDefinition, node: WorkflowNode): WorkflowDefinition {
  const ports = new Set(portsOf(node))
  return {
    ...definition,
    nodes: definition.nodes.map((candidate) => (candidate.id === node.id ? node : candidate)),
    edges: definition.edges.filter(({ from, port }) => from !== node.id || ports.has(port)),
  }
}

export function changeTrigger(definition: WorkflowDefinition, trigger: WorkflowTrigger): WorkflowDefinition {
  return { ...definition, trigger }
}

/** Changes how runs get along with each other; where nothing is said about it, none of it is kept. */
export function changeFlow(
  { flow: _before, ...definition }: WorkflowDefinition,
  { concurrency, debounce }: FlowControl,
): WorkflowDefinition {
  if (concurrency === undefined && debounce === undefined) return definition
  return { ...definition, flow: { ...(concurrency && { concurrency }), ...(debounce && { debounce }) } }
}

export function moveSteps(definition: WorkflowDefinition, moved: Layout, places: Layout): WorkflowDefinition {
  return { ...definition, layout: { ...places, ...definition.layout, ...moved } }
}

/** The ports of a step or of the trigger. */
export function portsAt(definition: WorkflowDefinition, nodeId: string): readonly string[] {
  if (nodeId === triggerNodeId) return triggerPorts
  const node = definition.nodes.find(({ id }) => id === nodeId)
  return node === undefined ? [] : portsOf(node)
}
