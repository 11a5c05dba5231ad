import { getViewportForBounds, type Viewport } from '@xyflow/react'
import { likelySize } from '../../canvas/card-size'
import type { Point } from '../../graph/layered-layout'

const leastZoom = 0.1
const largestZoom = 1
const padding = 0.2
const cardSize = likelySize(1)

/**
 * Where a canvas of about this size will be once it shows every step. A large workflow would otherwise be drawn close
 * by at first, only to be drawn again from afar.
 */
export function expectedViewport(
  places: Readonly<Record<string, Point>>,
  { width, height }: { width: number; height: number },
): Viewport {
  const points = Object.values(places)
  const left = Math.min(...points.map(({ x }) => x))
  const top = Math.min(...points.map(({ y }) => y))
  const right = Math.max(...points.map(({ x }) => x)) + cardSize.width
  const bottom = Math.max(...points.map(({ y }) => y)) + cardSize.height
  const bounds = { x: left, y: top, width: right - left, height: bottom - top }
  return getViewportForBounds(bounds, width, height, leastZoom, largestZoom, padding)
}
