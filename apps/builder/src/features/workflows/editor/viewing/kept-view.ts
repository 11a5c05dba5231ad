import type { Rect, Viewport } from '@xyflow/react'
import { type Box, shiftIntoView } from './shift-into-view'

const margin = 40
/** Free ports and their labels stand to the right of a card. */
const besides = 120
/** The smallest zoom at which words are still read with ease. */
const legible = 0.68

interface Seen {
  /** How the canvas is seen now. */
  view: Viewport
  width: number
  height: number
  /** What lies over it. */
  covers: readonly Box[]
}

/**
 * How to look at the canvas for `card` to be seen whole: as now, moved as little as possible, or all of the workflow where
 * there is room for it. Undefined where nothing has to change.
 */
export function keptView(card: Rect, all: Rect, { view, width, height, covers }: Seen): Viewport | undefined {
  const room: Box = { left: margin, top: margin, right: width - besides, bottom: height - margin }
  const { x: outside, y: below } = shiftIntoView(onScreen(all, view), room, [])
  const wholeAt = Math.min(
    view.zoom,
    (width - margin - besides) / all.width,
    (height - 2 * margin) / all.height,
  )
  const isWhole = wholeAt >= Math.min(legible, view.zoom) && (outside !== 0 || below !== 0)
  const base = isWhole ? wholeView(all, room, wholeAt) : view
  const { x, y } = shiftIntoView(onScreen(card, base), room, covers)
  return isWhole || x !== 0 || y !== 0 ? { x: base.x + x, y: base.y + y, zoom: base.zoom } : undefined
}

/** Whether something of a card is seen. */
export function isSeen(card: Rect, { view, width, height }: Seen): boolean {
  const { left, top, right, bottom } = onScreen(card, view)
  return right > 0 && left < width && bottom > 0 && top < height
}

const onScreen = ({ x, y, width, height }: Rect, view: Viewport): Box => ({
  left: x * view.zoom + view.x,
  top: y * view.zoom + view.y,
  right: (x + width) * view.zoom + view.x,
  bottom: (y + height) * view.zoom + view.y,
})

/** All cards in the middle of `room`. */
function wholeView(all: Rect, room: Box, zoom: number): Viewport {
  const left = (room.left + room.right - all.width * zoom) / 2
  const top = (room.top + room.bottom - all.height * zoom) / 2
  return { x: left - all.x * zoom, y: top - all.y * zoom, zoom }
}
