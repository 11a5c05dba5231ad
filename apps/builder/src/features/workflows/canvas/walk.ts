import type { WorkflowEdge } from '@counterflow/core'
import type { Point } from '../graph/layered-layout'

const directions: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** How much more a step aside counts than a step ahead. */
const aside = 3

/**
 * The card that an arrow key leads to: along a connection where one goes that way, otherwise the nearest one there.
 * Undefined where there is none, and for other keys.
 */
export function walkFrom(
  id: string,
  key: string,
  edges: readonly WorkflowEdge[],
  places: Readonly<Record<string, Point>>,
): string | undefined {
  const direction = directions[key]
  const from = places[id]
  if (direction === undefined || from === undefined) return undefined
  const connected = edges.flatMap((edge) =>
    edge.from === id ? [edge.to] : edge.to === id ? [edge.from] : [],
  )
  return (
    nearest(connected, from, direction, places) ??
    nearest(
      Object.keys(places).filter((other) => other !== id),
      from,
      direction,
      places,
    )
  )
}

function nearest(
  ids: readonly string[],
  from: Point,
  direction: Point,
  places: Readonly<Record<string, Point>>,
): string | undefined {
  let best: { id: string; distance: number } | undefined
  for (const id of ids) {
    const place = places[id]
    if (place === undefined) continue
    const [x, y] = [place.x - from.x, place.y - from.y]
    const ahead = x * direction.x + y * direction.y
    const beside = Math.abs(x * direction.y) + Math.abs(y * direction.x)
    // More aside than ahead is another direction, except along a row or a column of many.
    if (ahead <= 0 || (direction.x === 0 && beside > ahead * aside)) continue
    const distance = ahead + beside * aside
    if (best === undefined || distance < best.distance) best = { id, distance }
  }
  return best?.id
}
