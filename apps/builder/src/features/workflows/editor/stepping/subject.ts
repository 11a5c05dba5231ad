import {
  type Exit,
  edgeId,
  mainPort,
  portsAt,
  triggerNodeId,
  type WorkflowDefinition,
  type WorkflowEdge,
} from '@counterflow/core'

/** The one step, or the one connection, that the next deed is about. */
export type Subject =
  | { readonly kind: 'step'; readonly id: string }
  | { readonly kind: 'edge'; readonly edge: WorkflowEdge }

/** What is chosen, if that is one step or one connection. */
export function subjectOf(
  definition: WorkflowDefinition,
  selection: ReadonlySet<string>,
): Subject | undefined {
  const [id, another] = selection
  if (id === undefined || another !== undefined) return undefined
  if (id === triggerNodeId || definition.nodes.some((node) => node.id === id)) return { kind: 'step', id }
  const edge = definition.edges.find((candidate) => edgeId(candidate) === id)
  return edge && { kind: 'edge', edge }
}

/** The exits from which a connection can begin. */
export const exitsOf = (definition: WorkflowDefinition, subject: Subject): Exit[] =>
  subject.kind === 'edge'
    ? [{ nodeId: subject.edge.from, port: subject.edge.port }]
    : portsAt(definition, subject.id).map((port) => ({ nodeId: subject.id, port }))

/** The one connection that leads to a step; undefined where none or several do. */
export function onlyEdgeTo(definition: WorkflowDefinition, id: string): WorkflowEdge | undefined {
  const [edge, another] = definition.edges.filter(({ to }) => to === id)
  return another === undefined ? edge : undefined
}

/** Where a step goes that is inserted right after another one: on its main way. */
export function placeRightAfter(
  definition: WorkflowDefinition,
  id: string,
): { edge: WorkflowEdge } | { from: Exit } | undefined {
  const node = definition.nodes.find((candidate) => candidate.id === id)
  const port = node === undefined ? portsAt(definition, id)[0] : mainPort(node)
  if (port === undefined) return undefined
  const edge = definition.edges.find((candidate) => candidate.from === id && candidate.port === port)
  return edge === undefined ? { from: { nodeId: id, port } } : { edge }
}
