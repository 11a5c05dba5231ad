import type { Position } from '@counterflow/core'
import { onGrid } from '../adding/step-place'
import type { Box } from '../selecting/arrange'

type Area = Omit<Box, 'id'>

/** A line that shows what something is aligned with: at `at`, from one end to the other. */
export interface Guide {
  readonly axis: 'x' | 'y'
  readonly at: number
  readonly from: number
  readonly to: number
}

export interface Snapped {
  readonly shift: Position
  readonly guides: readonly Guide[]
}

const sides = [0, 0.5, 1] as const

/** Start, middle or end of a card along an axis. */
const sideOf = (box: Area, axis: 'x' | 'y', side: number) =>
  axis === 'x' ? box.x + box.width * side : box.y + box.height * side

/**
 * How far what is moved goes on from where the pointer has it: onto an edge or a middle of something else where one is
 * within `reach`, otherwise onto the grid.
 */
export function snap(moved: Area, others: readonly Area[], reach: number): Snapped {
  const x = alignment(moved, others, 'x', reach)
  const y = alignment(moved, others, 'y', reach)
  const shift = {
    x: x?.shift ?? onGrid(moved.x) - moved.x,
    y: y?.shift ?? onGrid(moved.y) - moved.y,
  }
  const landed = { ...moved, x: moved.x + shift.x, y: moved.y + shift.y }
  return {
    shift,
    guides: [
      ...(x === undefined ? [] : [guideAt('x', x.at, landed, others)]),
      ...(y === undefined ? [] : [guideAt('y', y.at, landed, others)]),
    ],
  }
}

interface Alignment {
  readonly shift: number
  readonly at: number
}

function alignment(
  moved: Area,
  others: readonly Area[],
  axis: 'x' | 'y',
  reach: number,
): Alignment | undefined {
  let best: Alignment | undefined
  for (const side of sides) {
    const own = sideOf(moved, axis, side)
    for (const other of others) {
      const at = sideOf(other, axis, side)
      const shift = at - own
      if (Math.abs(shift) <= reach && (best === undefined || Math.abs(shift) < Math.abs(best.shift))) {
        best = { shift, at }
      }
    }
  }
  return best
}

/** From the first to the last of all that the line touches. */
function guideAt(axis: 'x' | 'y', at: number, landed: Area, others: readonly Area[]): Guide {
  const touched = others.filter((other) =>
    sides.some((side) => Math.abs(sideOf(other, axis, side) - at) < 0.5),
  )
  const across = axis === 'x' ? 'y' : 'x'
  const along = [landed, ...touched]
  return {
    axis,
    at,
    from: Math.min(...along.map((box) => sideOf(box, across, 0))),
    to: Math.max(...along.map((box) => sideOf(box, across, 1))),
  }
}
