import { triggerNodeId, type WorkflowDefinition, type WorkflowEdge } from '../workflow/definition.js'
import { definitionDifferences } from '../workflow/definition-differences.js'
import { portsOf, triggerPorts } from '../workflow/ports.js'
import { edgeId } from './apply.js'

/** What became of a step between two definitions. */
export type StepMark = 'added' | 'changed' | 'removed'

/** What became of a connection between two definitions. */
export type EdgeMark = 'added' | 'removed'

/** Two definitions as one drawing, with what became of its parts; whatever bears no mark is the same in both. */
export interface ComparedDefinitions {
  /** The later definition, and in it what it no longer has, where that stood. It is there to be looked at only. */
  readonly drawing: WorkflowDefinition
  /** Marks by the ids of steps, the trigger's among them. */
  readonly steps: ReadonlyMap<string, StepMark>
  /** Marks by the ids of connections, as `edgeId` gives them. */
  readonly edges: ReadonlyMap<string, EdgeMark>
}

/**
 * Puts `before` and `after` into one drawing that shows in what they differ. A connection that is gone is left out where
 * its step stayed and has no such exit any more: there is nowhere to draw it from, and the step counts as changed.
 */
export function compareDefinitions(
  before: WorkflowDefinition,
  after: WorkflowDefinition,
): ComparedDefinitions {
  const steps = new Map<string, StepMark>()
  for (const difference of definitionDifferences(before, after)) {
    if (difference.kind === 'trigger_changed') steps.set(triggerNodeId, 'changed')
    if (difference.kind === 'step_added') steps.set(difference.node.id, 'added')
    if (difference.kind === 'step_renamed') steps.set(difference.nodeId, 'changed')
    if (difference.kind === 'step_changed') steps.set(difference.to.id, 'changed')
    if (difference.kind === 'step_removed') steps.set(difference.node.id, 'removed')
  }
  const removed = before.nodes.filter(({ id }) => steps.get(id) === 'removed')
  const nodes = [...after.nodes, ...removed]
  const exits = new Map([
    [triggerNodeId, triggerPorts],
    ...nodes.map((node): [string, readonly string[]] => [node.id, portsOf(node)]),
  ])
  const [had, has] = [idsOf(before.edges), idsOf(after.edges)]
  const gone = before.edges.filter(
    (edge) => !has.has(edgeId(edge)) && exits.get(edge.from)?.includes(edge.port),
  )
  const added = after.edges.filter((edge) => !had.has(edgeId(edge)))
  return {
    drawing: {
      ...after,
      nodes,
      edges: [...after.edges, ...gone],
      layout: { ...placesOf(before, removed), ...after.layout },
    },
    steps,
    edges: new Map([...marked(added, 'added'), ...marked(gone, 'removed')]),
  }
}

const idsOf = (edges: readonly WorkflowEdge[]): ReadonlySet<string> => new Set(edges.map(edgeId))

const marked = (edges: readonly WorkflowEdge[], mark: EdgeMark) =>
  edges.map((edge): [string, EdgeMark] => [edgeId(edge), mark])

function placesOf(
  { layout }: WorkflowDefinition,
  nodes: WorkflowDefinition['nodes'],
): WorkflowDefinition['layout'] {
  return Object.fromEntries(
    nodes.flatMap(({ id }) => {
      const place = layout[id]
      return place === undefined ? [] : [[id, place]]
    }),
  )
}
