import { checkGraph } from '../workflow/check-graph.js'
import {
  type NodeId,
  type Position,
  triggerNodeId,
  type WorkflowDefinition,
  type WorkflowEdge,
  type WorkflowNode,
  type WorkflowNote,
  type WorkflowTrigger,
} from '../workflow/definition.js'
import type { FlowControl } from '../workflow/flow-control.js'
import { donePort, portsOf, triggerPorts } from '../workflow/ports.js'
import { edgeId } from './apply.js'

/** One exit of a step or of the trigger. */
export interface Exit {
  readonly nodeId: string
  readonly port: string
}

/** The exits of a step or of the trigger; none for what does not exist. */
export function portsAt(definition: WorkflowDefinition, nodeId: string): readonly string[] {
  if (nodeId === triggerNodeId) return triggerPorts
  const node = definition.nodes.find(({ id }) => id === nodeId)
  return node === undefined ? [] : portsOf(node)
}

/** The main way through a step: what follows it there goes on to follow the step before when it is deleted. */
export const mainPort = (node: WorkflowNode): string | undefined =>
  node.kind === 'each' ? donePort : portsOf(node)[0]

/** Adds a step at a place, connected to the exit it was asked for, if any. */
export function addStep(
  definition: WorkflowDefinition,
  node: WorkflowNode,
  place: Position,
  from?: Exit,
): WorkflowDefinition {
  const edge: WorkflowEdge[] = from === undefined ? [] : [{ from: from.nodeId, port: from.port, to: node.id }]
  return {
    ...definition,
    nodes: [...definition.nodes, node],
    edges: [...definition.edges, ...edge],
    layout: { ...definition.layout, [node.id]: place },
  }
}

/** Adds a step in the middle of a connection: it follows where that began, and leads on its main way to where it led. */
export function insertStep(
  definition: WorkflowDefinition,
  node: WorkflowNode,
  place: Position,
  edge: WorkflowEdge,
): WorkflowDefinition {
  const added = addStep(disconnect(definition, [edge]), node, place, { nodeId: edge.from, port: edge.port })
  const port = mainPort(node)
  return (port !== undefined && connect(added, { from: node.id, port, to: edge.to })) || added
}

/** Connects two steps; undefined where that would make no graph (a circle, a way out of a list, twice the same). */
export function connect(definition: WorkflowDefinition, edge: WorkflowEdge): WorkflowDefinition | undefined {
  const next = { ...definition, edges: [...definition.edges, edge] }
  return checkGraph(next).length > checkGraph(definition).length ? undefined : next
}

/** Leads a connection elsewhere, at its old place in the list; undefined where that would make no graph. */
export function reconnect(
  definition: WorkflowDefinition,
  edge: WorkflowEdge,
  other: WorkflowEdge,
): WorkflowDefinition | undefined {
  return connect(disconnect(definition, [edge]), other)
}

/** Takes connections away. */
export function disconnect(
  definition: WorkflowDefinition,
  edges: readonly WorkflowEdge[],
): WorkflowDefinition {
  const gone = new Set(edges.map(edgeId))
  return withoutCrossings({
    ...definition,
    edges: definition.edges.filter((edge) => !gone.has(edgeId(edge))),
  })
}

/**
 * What nothing leads to any more lies in no list, so connections from it into a list would cross the list's border:
 * they go too, since no such graph can be kept.
 */
export function withoutCrossings(definition: WorkflowDefinition): WorkflowDefinition {
  const crossing = new Set(
    checkGraph(definition)
      .filter(({ code }) => code === 'scope_left')
      .map(({ path }) => path[1]),
  )
  if (crossing.size === 0) return definition
  const edges = definition.edges.filter((_edge, index) => !crossing.has(index))
  return withoutCrossings({ ...definition, edges })
}

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
  const healed = incoming.reduce(
    (current, { from, port }) =>
      following.reduce((result, { to }) => connect(result, { from, port, to }) ?? result, current),
    without,
  )
  return withoutCrossings(healed)
}

/** Changes one step. Connections from ports that it no longer has go with them. */
export function changeStep(definition: WorkflowDefinition, node: WorkflowNode): WorkflowDefinition {
  const ports = new Set(portsOf(node))
  const edges = definition.edges.filter(({ from, port }) => from !== node.id || ports.has(port))
  const nodes = definition.nodes.map((candidate) => (candidate.id === node.id ? node : candidate))
  if (edges.length === definition.edges.length) return { ...definition, nodes }
  return withoutCrossings({ ...definition, nodes, edges })
}

/** Changes what starts the workflow. */
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

/** Puts steps, and the notes among `moved`, where they were moved to. `places` are those of steps that had none. */
export function moveThings(
  definition: WorkflowDefinition,
  moved: Readonly<Record<string, Position>>,
  places: Readonly<Record<string, Position>>,
): WorkflowDefinition {
  const steps = Object.entries(moved).filter(([id]) => Object.hasOwn(places, id))
  const movedNotes = new Map(Object.entries(moved))
  const notes = definition.notes?.map((note) => {
    const place = Object.hasOwn(places, note.id) ? undefined : movedNotes.get(note.id)
    return place === undefined ? note : { ...note, ...place }
  })
  return {
    ...definition,
    layout: { ...places, ...definition.layout, ...Object.fromEntries(steps) },
    ...(notes === undefined ? {} : { notes }),
  }
}

/** Adds a note, or changes the one that bears its id. */
export function putNote(definition: WorkflowDefinition, note: WorkflowNote): WorkflowDefinition {
  const notes = definition.notes ?? []
  const isKnown = notes.some(({ id }) => id === note.id)
  return {
    ...definition,
    notes: isKnown ? notes.map((other) => (other.id === note.id ? note : other)) : [...notes, note],
  }
}

/** Deletes notes. */
export function deleteNotes(
  { notes = [], ...definition }: WorkflowDefinition,
  ids: readonly string[],
): WorkflowDefinition {
  const left = notes.filter(({ id }) => !ids.includes(id))
  return left.length === 0 ? definition : { ...definition, notes: left }
}
