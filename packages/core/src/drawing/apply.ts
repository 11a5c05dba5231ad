import { canonicalJson } from '../json/json.js'
import { checkGraph } from '../workflow/check-graph.js'
import type { WorkflowDefinition, WorkflowEdge, WorkflowNode, WorkflowNote } from '../workflow/definition.js'
import { changeList, type ListChange, listChanges } from './keyed-list.js'
import type { Change, ElementChange, Operation } from './operation.js'

const idOf = ({ id }: { id: string }) => id

/** An edge's id; it needs none in a definition. */
export const edgeId = ({ from, port, to }: WorkflowEdge): string => `${from}:${port}:${to}`

/** Edits keep the objects that they do not touch, so most comparisons end at the first look. */
const isSame = (left: unknown, right: unknown): boolean =>
  left === right || canonicalJson(left) === canonicalJson(right)

/** The operation that leads from `before` to `after`; no changes where they are the same. */
export function operationBetween(
  before: WorkflowDefinition,
  after: WorkflowDefinition,
  what: Change,
): Operation {
  if (before === after) return { what, changes: [] }
  const whole: ElementChange[] = []
  if (before.name !== after.name) whole.push({ element: 'name', before: before.name, after: after.name })
  if (!isSame(before.trigger, after.trigger)) {
    whole.push({ element: 'trigger', before: before.trigger, after: after.trigger })
  }
  const flow = { before: before.flow ?? null, after: after.flow ?? null }
  if (!isSame(flow.before, flow.after)) whole.push({ element: 'flow', ...flow })
  // Connections go before their steps and come after them, so that no half-applied operation holds a loose one.
  const edges = listChanges(before.edges, after.edges, edgeId, isSame)
  return {
    what,
    changes: [
      ...whole,
      ...edges.filter((edge) => edge.after === null).map(asEdge),
      ...listChanges(before.nodes, after.nodes, idOf, isSame).map(asStep),
      ...edges.filter((edge) => edge.before === null).map(asEdge),
      ...placeChanges(before.layout, after.layout),
      ...listChanges(before.notes ?? [], after.notes ?? [], idOf, isSame).map(asNote),
    ],
  }
}

const asStep = (change: ListChange<WorkflowNode>): ElementChange => ({ element: 'step', ...change })
const asEdge = (change: ListChange<WorkflowEdge>): ElementChange => ({ element: 'edge', ...change })
const asNote = (change: ListChange<WorkflowNote>): ElementChange => ({ element: 'note', ...change })

type Layout = WorkflowDefinition['layout']

/** A step may be called `constructor`, which every object seems to have. */
const placeIn = (layout: Layout, id: string) => (Object.hasOwn(layout, id) ? layout[id] : undefined) ?? null

function placeChanges(before: Layout, after: Layout): ElementChange[] {
  if (before === after) return []
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((id): ElementChange[] => {
    const places = { before: placeIn(before, id), after: placeIn(after, id) }
    return isSame(places.before, places.after) ? [] : [{ element: 'place', id, ...places }]
  })
}

/**
 * `definition` after `operation`; undefined where the definition is not as the operation found it, as after somebody
 * else's change, or where the graph would be broken by it. Lists and layout that it does not touch stay the same
 * objects.
 */
export function applyOperation(
  definition: WorkflowDefinition,
  operation: Operation,
): WorkflowDefinition | undefined {
  const draft = draftOf(definition, new Set(operation.changes.map(({ element }) => element)))
  if (!operation.changes.every((change) => makeChange(draft, change))) return undefined
  const { flow, notes, ...others } = draft
  const next: WorkflowDefinition = {
    ...others,
    ...(flow === null ? {} : { flow }),
    ...(notes.length === 0 ? {} : { notes }),
  }
  return checkGraph(next).length > checkGraph(definition).length ? undefined : next
}

type Draft = Omit<WorkflowDefinition, 'flow' | 'notes'> & {
  flow: WorkflowDefinition['flow'] | null
  notes: WorkflowNote[]
}

/** A copy of what will be changed, so that each of many changes need not copy it again. */
function draftOf(definition: WorkflowDefinition, touched: ReadonlySet<ElementChange['element']>): Draft {
  const { nodes, edges, layout, notes = [], flow = null } = definition
  return {
    ...definition,
    flow,
    nodes: touched.has('step') ? [...nodes] : nodes,
    edges: touched.has('edge') ? [...edges] : edges,
    layout: touched.has('place') ? { ...layout } : layout,
    notes: touched.has('note') ? [...notes] : notes,
  }
}

function makeChange(draft: Draft, change: ElementChange): boolean {
  switch (change.element) {
    case 'name': {
      const fits = draft.name === change.before
      if (fits) draft.name = change.after
      return fits
    }
    case 'trigger': {
      const fits = isSame(draft.trigger, change.before)
      if (fits) draft.trigger = change.after
      return fits
    }
    case 'flow': {
      const fits = isSame(draft.flow, change.before)
      if (fits) draft.flow = change.after
      return fits
    }
    case 'step':
      return changeList(draft.nodes, change, idOf, isSame)
    case 'edge':
      return changeList(draft.edges, change, edgeId, isSame)
    case 'note':
      return changeList(draft.notes, change, idOf, isSame)
    case 'place': {
      const fits = isSame(placeIn(draft.layout, change.id), change.before)
      if (fits && change.after === null) delete draft.layout[change.id]
      if (fits && change.after !== null) draft.layout[change.id] = change.after
      return fits
    }
  }
}
