import { z } from 'zod'
import {
  edgeSchema,
  noteSchema,
  positionSchema,
  type WorkflowDefinition,
  type WorkflowEdge,
  type WorkflowNode,
  type WorkflowNote,
  workflowNodeSchema,
} from '../workflow/definition.js'
import { connect, type Exit, withoutCrossings } from './edits.js'
import { freshIds, takenIds } from './fresh-id.js'
import { renameSteps } from './rename-steps.js'

export const fragmentSchema = z.strictObject({
  counterflow: z.literal('fragment'),
  schema: z.literal(1),
  nodes: z.array(workflowNodeSchema).max(2_000),
  edges: z.array(edgeSchema).max(10_000),
  layout: z.record(z.string().max(40), positionSchema),
  notes: z.array(noteSchema).max(200),
})

/** Steps and notes with what connects them, cut out of a workflow. As JSON it travels over the clipboard. */
export type Fragment = z.infer<typeof fragmentSchema>

/** What of `ids` are steps and notes, with the connections among them; undefined where there are none. */
export function fragmentOf(
  definition: WorkflowDefinition,
  ids: ReadonlySet<string>,
  places: WorkflowDefinition['layout'],
): Fragment | undefined {
  const nodes = definition.nodes.filter(({ id }) => ids.has(id))
  const notes = (definition.notes ?? []).filter(({ id }) => ids.has(id))
  if (nodes.length + notes.length === 0) return undefined
  const inside = new Set(nodes.map(({ id }) => id))
  const edges = definition.edges.filter(({ from, to }) => inside.has(from) && inside.has(to))
  return {
    counterflow: 'fragment',
    schema: 1,
    nodes,
    // A step of a list that is taken without what leads to it lies in no list any more.
    edges: withoutCrossings({ ...definition, nodes, edges }).edges,
    layout: Object.fromEntries(Object.entries(places).filter(([id]) => inside.has(id))),
    notes,
  }
}

/** What became of a paste: the workflow with it, and the ids that the new things bear. */
export interface Pasted {
  readonly definition: WorkflowDefinition
  readonly ids: readonly string[]
}

/**
 * `definition` with a copy of `fragment`, moved by `offset`. The copies get ids of their own, and what refers among
 * them follows; references to steps outside stay, for validation to judge. With `from`, the copies that nothing of the
 * fragment leads to are connected to that exit.
 */
export function pasteFragment(
  definition: WorkflowDefinition,
  fragment: Fragment,
  offset: { readonly x: number; readonly y: number },
  from?: Exit,
): Pasted {
  const fresh = freshIds(takenIds(definition))
  const stepIds = newIds(fragment.nodes, fresh)
  const noteIds = newIds(fragment.notes, fresh)
  const renamed = (id: string) => stepIds.get(id) ?? id
  const nodes = fragment.nodes.map(
    (node): WorkflowNode => ({
      ...renameSteps(node, stepIds),
      id: renamed(node.id),
    }),
  )
  const notes = fragment.notes.map(
    (note): WorkflowNote => ({
      ...note,
      id: noteIds.get(note.id) ?? note.id,
      x: note.x + offset.x,
      y: note.y + offset.y,
    }),
  )
  const layout = Object.fromEntries(
    // A text that somebody wrote by hand may hold places of steps that it does not bring.
    Object.entries(fragment.layout).flatMap(([id, { x, y }]) => {
      const copy = stepIds.get(id)
      return copy === undefined ? [] : [[copy, { x: x + offset.x, y: y + offset.y }]]
    }),
  )
  const edges = fragment.edges.map(
    (edge): WorkflowEdge => ({
      ...edge,
      from: renamed(edge.from),
      to: renamed(edge.to),
    }),
  )
  const allNotes = [...(definition.notes ?? []), ...notes]
  const pasted: WorkflowDefinition = {
    ...definition,
    nodes: [...definition.nodes, ...nodes],
    edges: [...definition.edges, ...edges],
    layout: { ...definition.layout, ...layout },
    ...(allNotes.length === 0 ? {} : { notes: allNotes }),
  }
  return {
    definition: from === undefined ? pasted : connectHeads(pasted, nodes, edges, from),
    ids: [...nodes, ...notes].map(({ id }) => id),
  }
}

function connectHeads(
  definition: WorkflowDefinition,
  nodes: readonly WorkflowNode[],
  edges: readonly WorkflowEdge[],
  { nodeId, port }: Exit,
): WorkflowDefinition {
  const led = new Set(edges.map(({ to }) => to))
  return nodes
    .filter(({ id }) => !led.has(id))
    .reduce((current, { id }) => connect(current, { from: nodeId, port, to: id }) ?? current, definition)
}

function newIds(
  things: readonly { id: string }[],
  fresh: (wanted: string) => string,
): ReadonlyMap<string, string> {
  return new Map(things.map(({ id }) => [id, fresh(id)]))
}
