import { buildGraph, triggerNodeId, type WorkflowDefinition } from '@counterflow/core'

export interface Point {
  x: number
  y: number
}

const columnWidth = 340
const rowHeight = 148

/**
 * Places for steps that have none yet, by columns: each step one column after the last that leads to it.
 * Enough for a picture or a first look; tidying up uses dagre.
 */
export function layeredLayout(definition: WorkflowDefinition): Record<string, Point> {
  const graph = buildGraph(definition)
  const columns = new Map<string, number>([[triggerNodeId, 0]])
  for (const node of graph.order) {
    const before = (graph.incoming.get(node.id) ?? []).map(({ from }) => columns.get(from) ?? 0)
    columns.set(node.id, Math.max(0, ...before) + 1)
  }
  for (const { id } of definition.nodes) if (!columns.has(id)) columns.set(id, 1)
  const rows = new Map<number, number>()
  const places: Record<string, Point> = {}
  for (const [id, column] of columns) {
    const row = rows.get(column) ?? 0
    rows.set(column, row + 1)
    places[id] = { x: column * columnWidth, y: row * rowHeight }
  }
  return places
}

const known = new WeakMap<WorkflowDefinition, Readonly<Record<string, Point>>>()

/**
 * Where every step stands: where it was put, otherwise by columns. Worked out once for each definition: half a dozen parts of
 * the editor ask after every edit.
 */
export function placesOf(definition: WorkflowDefinition): Readonly<Record<string, Point>> {
  const places = known.get(definition) ?? madeOut(definition)
  known.set(definition, places)
  return places
}

function madeOut(definition: WorkflowDefinition): Record<string, Point> {
  const ids = [triggerNodeId, ...definition.nodes.map(({ id }) => id)]
  const { layout } = definition
  if (ids.every((id) => Object.hasOwn(layout, id))) return layout
  return { ...layeredLayout(definition), ...layout }
}
