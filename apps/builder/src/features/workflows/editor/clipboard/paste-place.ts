import type { Exit, Fragment, Position, WorkflowDefinition } from '@counterflow/core'
import { onGrid } from '../adding/step-place'
import { freeExit } from '../adding/usual-exit'
import { placeAfter } from '../editing/place-after'
import { type Box, boundsOf } from '../selecting/arrange'
import { usualCard } from '../selecting/useBoxes'

/** How far copies are moved, and what they are connected to. */
export interface PastePlace {
  readonly offset: Position
  readonly from?: Exit
}

/** How far a copy stands from its original, to be seen as one of two. */
const aside = 32

const boxesOf = ({ nodes, layout, notes }: Fragment): Box[] => [
  ...nodes.map(({ id }) => ({ id, ...(layout[id] ?? { x: 0, y: 0 }), ...usualCard })),
  ...notes,
]

/** Around the pointer. */
export function aroundPoint(fragment: Fragment, { x, y }: Position): PastePlace {
  const bounds = boundsOf(boxesOf(fragment))
  return {
    offset: {
      x: onGrid(x - bounds.width / 2) - bounds.x,
      y: onGrid(y - bounds.height / 2) - bounds.y,
    },
  }
}

/** After a step that leads nowhere yet; undefined where it leads on already, or where only notes are pasted. */
export function afterStep(
  fragment: Fragment,
  definition: WorkflowDefinition,
  places: Readonly<Record<string, Position>>,
  nodeId: string,
): PastePlace | undefined {
  const from = freeExit(definition, nodeId)
  if (from === undefined || fragment.nodes.length === 0) return undefined
  const bounds = boundsOf(boxesOf(fragment))
  const place = placeAfter(places, nodeId, 0)
  return { offset: { x: place.x - bounds.x, y: place.y - bounds.y }, from }
}

/** Beside the originals, further on each time that something stands there already. */
export function besideOriginals(
  fragment: Fragment,
  { notes = [] }: WorkflowDefinition,
  places: Readonly<Record<string, Position>>,
): PastePlace {
  const taken = [...Object.values(places), ...notes]
  const [first] = boxesOf(fragment)
  const isTaken = (shift: number) =>
    first !== undefined && taken.some(({ x, y }) => x === first.x + shift && y === first.y + shift)
  let shift = aside
  while (isTaken(shift)) shift += aside
  return { offset: { x: shift, y: shift } }
}
