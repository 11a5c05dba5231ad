import { triggerNodeId, type WorkflowDefinition, type WorkflowEdge } from '../workflow/definition.js'
import { buildGraph, type Graph } from '../workflow/graph.js'
import { donePort, portsOf, thenPort, triggerPorts } from '../workflow/ports.js'
import { dominatorsOf } from './dominators.js'

/** One way out of a step: a connection, or an exit that leads nowhere yet. */
export interface OutlineExit {
  readonly nodeId: string
  readonly port: string
  readonly edge: WorkflowEdge | undefined
  /** Whether what follows stands below, or is shown elsewhere because other ways lead there too. */
  readonly leadsTo: 'nothing' | 'below' | 'elsewhere'
  readonly steps: readonly OutlineStep[]
  /** Ways from one exit run side by side: this is number `way` of `ways`. */
  readonly way: number
  readonly ways: number
}

/** A step, or the trigger, with its exits. The one by which the list goes on to the next step is not among them. */
export interface OutlineStep {
  readonly id: string
  /** The connection from the step before it in the list; undefined where it follows in another way. */
  readonly edge: WorkflowEdge | undefined
  readonly exits: readonly OutlineExit[]
}

/** A workflow as nested lists, to be read and heard from top to bottom. */
export interface Outline {
  /** The trigger and what follows it. */
  readonly main: readonly OutlineStep[]
  /** What nothing leads to. */
  readonly loose: readonly OutlineStep[]
}

/**
 * Reads a definition as an outline. Every step stands there once, and every connection once: as an exit, or as what
 * leads from one step of a list to the next. A chain is a list; branches are nested; where branches meet again, the
 * list goes on after the step at which they parted.
 */
export function outlineOf(definition: WorkflowDefinition): Outline {
  const graph = buildGraph(definition)
  const places = placesIn(graph)
  const placed = new Set<string>()
  const build = (id: string) => listFrom(id, undefined, { graph, places, placed })
  const main = build(triggerNodeId)
  const heads = definition.nodes.filter(({ id }) => !graph.incoming.has(id))
  const loose = heads.flatMap(({ id }) => build(id))
  // Only a circle has steps that no head leads to.
  const circling = definition.nodes.flatMap(({ id }) => (placed.has(id) ? [] : build(id)))
  return { main, loose: [...loose, ...circling] }
}

interface Places {
  /** The connection under which a step is shown. */
  readonly under: ReadonlyMap<string, WorkflowEdge>
  /** The joins that are shown after a step, in the list in which it stands. */
  readonly after: ReadonlyMap<string, readonly string[]>
}

function placesIn(graph: Graph): Places {
  const dominators = dominatorsOf(graph)
  const under = new Map<string, WorkflowEdge>()
  const after = new Map<string, string[]>()
  for (const { id } of graph.order) {
    const [first, second] = graph.incoming.get(id) ?? []
    if (first === undefined) continue
    const parting = second === undefined ? undefined : dominators.get(id)
    // What meets inside of a list stays inside.
    const isBeside =
      parting !== undefined && (graph.scopeOf.get(parting) ?? null) === (graph.scopeOf.get(id) ?? null)
    if (isBeside) after.set(parting, [...(after.get(parting) ?? []), id])
    else under.set(id, first)
  }
  return { under, after }
}

interface Building {
  readonly graph: Graph
  readonly places: Places
  readonly placed: Set<string>
}

/** The list that begins with a step: what it goes on to by itself, and the joins of what parted in between. */
function listFrom(head: string, by: WorkflowEdge | undefined, building: Building): OutlineStep[] {
  const { places, placed } = building
  const list: OutlineStep[] = []
  const joins: string[] = []
  let next: { id: string; edge: WorkflowEdge | undefined } | undefined = { id: head, edge: by }
  while (next !== undefined && !placed.has(next.id)) {
    const { id, edge }: { id: string; edge: WorkflowEdge | undefined } = next
    placed.add(id)
    const goesOn = goingOn(id, building)
    list.push({ id, edge, exits: exitsOf(id, goesOn, building) })
    joins.unshift(...(places.after.get(id) ?? []))
    const join = goesOn === undefined ? joins.shift() : undefined
    if (goesOn !== undefined) next = { id: goesOn.to, edge: goesOn }
    else next = join === undefined ? undefined : { id: join, edge: undefined }
  }
  return list
}

/** The connection by which the list goes on after a step; a decision has none, since each of its ways has a name. */
function goingOn(id: string, { graph, places, placed }: Building): WorkflowEdge | undefined {
  const port = continuingPort(graph, id)
  const [edge, another] = (graph.outgoing.get(id) ?? []).filter((candidate) => candidate.port === port)
  if (edge === undefined || another !== undefined || placed.has(edge.to)) return undefined
  return places.under.get(edge.to) === edge ? edge : undefined
}

function continuingPort(graph: Graph, id: string): string | undefined {
  const node = graph.nodes.get(id)
  switch (node?.kind) {
    case undefined:
    case 'set':
    case 'action':
      return thenPort
    case 'wait':
      return node.for.kind === 'event' ? undefined : thenPort
    case 'each':
      return donePort
    default:
      return undefined
  }
}

function exitsOf(id: string, goesOn: WorkflowEdge | undefined, building: Building): OutlineExit[] {
  const { graph } = building
  const node = graph.nodes.get(id)
  const ports = node === undefined ? triggerPorts : portsOf(node)
  const outgoing = (graph.outgoing.get(id) ?? []).filter((edge) => edge !== goesOn)
  return ports.flatMap((port) => {
    const edges = outgoing.filter((edge) => edge.port === port)
    if (edges.length === 0) {
      return goesOn?.port === port ? [] : [exitOf(id, port, undefined, 1, 1, building)]
    }
    return edges.map((edge, index) => exitOf(id, port, edge, index + 1, edges.length, building))
  })
}

function exitOf(
  nodeId: string,
  port: string,
  edge: WorkflowEdge | undefined,
  way: number,
  ways: number,
  building: Building,
): OutlineExit {
  const { places, placed } = building
  const isBelow = edge !== undefined && places.under.get(edge.to) === edge && !placed.has(edge.to)
  const steps = isBelow ? listFrom(edge.to, undefined, building) : []
  const elsewhere = edge === undefined ? 'nothing' : 'elsewhere'
  return { nodeId, port, edge, leadsTo: steps.length > 0 ? 'below' : elsewhere, steps, way, ways }
}
