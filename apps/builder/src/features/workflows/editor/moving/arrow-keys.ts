import type { Position } from '@counterflow/core'
import { gridSize } from '../adding/step-place'

const directions: Readonly<Record<string, Position>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}
const farther = 5

interface Arrow {
  readonly key: string
  readonly shiftKey: boolean
}

/** How far a press of an arrow key moves what is chosen: one field of the grid, with Shift five. */
export function nudgeOf({ key, shiftKey }: Arrow): Position | undefined {
  const direction = directions[key]
  if (direction === undefined) return undefined
  const length = gridSize * (shiftKey ? farther : 1)
  return { x: direction.x * length, y: direction.y * length }
}
