import type { Position } from '@counterflow/core'

/** A card or a note with its size. */
export interface Box extends Position {
  readonly id: string
  readonly width: number
  readonly height: number
}

export const arrangements = ['left', 'top', 'across', 'down'] as const

/** Lined up at the left or at the top, or spread evenly across or down. */
export type Arrangement = (typeof arrangements)[number]

type Axis = { readonly start: 'x' | 'y'; readonly size: 'width' | 'height' }

const axes: Readonly<Record<Arrangement, Axis>> = {
  left: { start: 'x', size: 'width' },
  top: { start: 'y', size: 'height' },
  across: { start: 'x', size: 'width' },
  down: { start: 'y', size: 'height' },
}

/** The least space between what is spread, where there is too little for all of it. */
const leastGap = 24

/** Where `boxes` stand once arranged; those that stay are left out. */
export function arranged(boxes: readonly Box[], arrangement: Arrangement): Record<string, Position> {
  const { start, size } = axes[arrangement]
  const isSpread = arrangement === 'across' || arrangement === 'down'
  const starts = isSpread ? spread(boxes, start, size) : linedUp(boxes, start)
  const moved = boxes.flatMap(({ id, x, y }) => {
    const at = Math.round(starts.get(id) ?? 0)
    const place = { x, y, [start]: at }
    return place.x === x && place.y === y ? [] : [[id, place] as const]
  })
  return Object.fromEntries(moved)
}

function linedUp(boxes: readonly Box[], start: 'x' | 'y'): Map<string, number> {
  const first = Math.min(...boxes.map((box) => box[start]))
  return new Map(boxes.map(({ id }) => [id, first]))
}

/** The outermost stay where they are, and the gaps between all become the same. */
function spread(boxes: readonly Box[], start: Axis['start'], size: Axis['size']): Map<string, number> {
  const sorted = boxes.toSorted((a, b) => a[start] - b[start])
  const [first] = sorted
  const last = sorted.at(-1)
  if (first === undefined || last === undefined) return new Map()
  const room = last[start] + last[size] - first[start]
  const filled = sorted.reduce((sum, box) => sum + box[size], 0)
  const gap = Math.max(leastGap, (room - filled) / Math.max(1, sorted.length - 1))
  let at = first[start]
  return new Map(
    sorted.map((box) => {
      const place = at
      at += box[size] + gap
      return [box.id, place]
    }),
  )
}

/** The smallest box around all of them. */
export function boundsOf(boxes: readonly Box[]): Omit<Box, 'id'> {
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  const right = Math.max(...boxes.map((box) => box.x + box.width))
  const bottom = Math.max(...boxes.map((box) => box.y + box.height))
  return { x, y, width: right - x, height: bottom - y }
}
