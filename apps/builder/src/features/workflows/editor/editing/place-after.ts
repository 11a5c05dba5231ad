import type { Position } from '@counterflow/core'

const columnWidth = 372
const rowHeight = 132

/** A free place to the right of the step that a new one follows. */
export function placeAfter(
  places: Readonly<Record<string, Position>>,
  nodeId: string,
  portIndex: number,
): Position {
  const from = places[nodeId] ?? { x: 0, y: 0 }
  const place = { x: from.x + columnWidth, y: from.y + portIndex * rowHeight }
  const taken = (point: Position) =>
    Object.values(places).some(
      (other) => Math.abs(other.x - point.x) < 270 && Math.abs(other.y - point.y) < 110,
    )
  while (taken(place)) place.y += rowHeight
  return place
}
