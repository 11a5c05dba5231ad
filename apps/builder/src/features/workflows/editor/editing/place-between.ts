import {
  buildGraph,
  descendantsOf,
  type Position,
  type WorkflowDefinition,
  type WorkflowEdge,
} from '@counterflow/core'

/** From the left of one card to the left of the next, at the least. */
const stride = 308
/** The same where there is room to choose. */
const roomyStride = 372

type Places = Readonly<Record<string, Position>>

/** Where a step goes, and what moves aside for it. */
export interface Clearing {
  readonly place: Position
  readonly moved: Places
}

/**
 * Where a step goes in the middle of a connection: `wanted` or half-way, and everything that comes after it moves to
 * the right as far as it takes.
 */
export function placeBetween(
  definition: WorkflowDefinition,
  places: Places,
  edge: WorkflowEdge,
  wanted?: Position,
): Clearing {
  const from = places[edge.from] ?? { x: 0, y: 0 }
  const to = places[edge.to] ?? { x: from.x + roomyStride, y: from.y }
  // A connection that was drawn backwards has no room to make.
  if (to.x <= from.x) return { place: wanted ?? middle(from, to), moved: {} }
  const isRoomy = to.x - from.x >= 2 * stride
  const usual = { x: isRoomy ? Math.round((from.x + to.x) / 2) : from.x + roomyStride, y: to.y }
  const place = wanted === undefined ? usual : { x: Math.max(wanted.x, from.x + stride), y: wanted.y }
  const missing = place.x + (isRoomy ? stride : roomyStride) - to.x
  if (missing <= 0) return { place, moved: {} }
  const following = [...descendantsOf(buildGraph(definition), [edge.to])]
  const moved = following.flatMap((id) => {
    const at = places[id]
    return at === undefined || at.x < to.x ? [] : [[id, { x: at.x + missing, y: at.y }]]
  })
  return { place, moved: Object.fromEntries(moved) }
}

const middle = (from: Position, to: Position): Position => ({
  x: Math.round((from.x + to.x) / 2),
  y: Math.round((from.y + to.y) / 2),
})
