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

/** Between originals and their copies. */
const apart = 40

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

/** Under the originals, further down as long as something stands there already. */
export function underOriginals(
  fragment: Fragment,
  { notes = [] }: WorkflowDefinition,
  places: Readonly<Record<string, Position>>,
): PastePlace {
  const copies = boxesOf(fragment)
  const taken = [...Object.entries(places).map(([id, place]) => ({ id, ...place, ...usualCard })), ...notes]
  const step = onGrid(boundsOf(copies).height + apart)
  const isTaken = (down: number) =>
    copies.some((copy) => taken.some((other) => overlap({ ...copy, y: copy.y + down }, other)))
  let down = step
  while (isTaken(down)) down += step
  return { offset: { x: 0, y: down } }
}

const overlap = (one: Box, other: Box) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height
