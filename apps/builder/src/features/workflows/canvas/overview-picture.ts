import type { Rect } from '@xyflow/react'
import type { CanvasNode } from './flow-types'

/** What the overview measures on the screen. */
export const overviewSize = { width: 200, height: 150 } as const

/** How much of a card's worth of scale is left free around the picture. */
const margin = 5

/** All cards and notes that have a size, as one SVG path, and the box that holds them; undefined where there are none. */
export function cardsPicture(nodes: readonly CanvasNode[]): { path: string; bounds: Rect | undefined } {
  let path = ''
  let [left, top, right, bottom] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]
  for (const { position, measured, width = measured?.width, height = measured?.height } of nodes) {
    if (width === undefined || height === undefined) continue
    const { x, y } = position
    path += rectangle(x, y, width, height)
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x + width)
    bottom = Math.max(bottom, y + height)
  }
  if (path === '') return { path, bounds: undefined }
  return { path, bounds: { x: left, y: top, width: right - left, height: bottom - top } }
}

export interface OverviewFrame {
  /** What of the canvas the overview shows, as an SVG has it. */
  viewBox: string
  /** Everything but what is seen of the canvas, as an SVG path that is filled by even and odd. */
  mask: string
  /** Units of the canvas for each pixel of the overview. */
  scale: number
}

/** The overview shows all cards, and what is seen of the canvas even where there are none. */
export function overviewFrame(bounds: Rect | undefined, seen: Rect): OverviewFrame {
  const shown = bounds === undefined ? seen : union(bounds, seen)
  const scale = Math.max(shown.width / overviewSize.width, shown.height / overviewSize.height)
  const free = margin * scale
  const width = scale * overviewSize.width + 2 * free
  const height = scale * overviewSize.height + 2 * free
  const x = shown.x - (width - shown.width) / 2
  const y = shown.y - (height - shown.height) / 2
  return {
    viewBox: `${x} ${y} ${width} ${height}`,
    mask:
      rectangle(x - free, y - free, width + 2 * free, height + 2 * free) +
      rectangle(seen.x, seen.y, seen.width, seen.height),
    scale,
  }
}

const rectangle = (x: number, y: number, width: number, height: number) =>
  `M${x},${y}h${width}v${height}h${-width}z`

function union(left: Rect, right: Rect): Rect {
  const x = Math.min(left.x, right.x)
  const y = Math.min(left.y, right.y)
  return {
    x,
    y,
    width: Math.max(left.x + left.width, right.x + right.width) - x,
    height: Math.max(left.y + left.height, right.y + right.height) - y,
  }
}
