import { useReactFlow, useStore } from '@xyflow/react'
import { useEffect } from 'react'
import { usualHeight, cardWidth as usualWidth } from '../canvas/card-size'

const margin = 40
/** Free ports and their labels stand to the right of a card. */
const besides = 120
/** The smallest zoom at which words are still read with ease. */
const legible = 0.68

/** How far a span has to move to lie within `size`; its start wins where it is too long. */
function shiftInto(start: number, length: number, size: number, after: number): number {
  if (start < margin) return margin - start
  const over = start + length + after - size
  return over > 0 ? -Math.min(over, start - margin) : 0
}

/**
 * Moves the canvas as far as needed for the chosen step to be seen whole, as when the panel beside it opens;
 * the whole workflow where there is room for it. A part of its own, which follows the canvas without drawing it anew.
 */
export function KeepInView({ nodeId }: { nodeId: string | undefined }): null {
  const { getInternalNode, getNodes, getNodesBounds, getViewport, setViewport } = useReactFlow()
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  // A step that was just added has no size until it has been drawn.
  const drawn = useStore(
    (state) => nodeId !== undefined && state.nodeLookup.get(nodeId)?.measured.width !== undefined,
  )
  useEffect(() => {
    const node = nodeId === undefined ? undefined : getInternalNode(nodeId)
    if (node === undefined || !drawn || width === 0) return
    const { x, y, zoom } = getViewport()
    const at = node.internals.positionAbsolute
    const cardWidth = (node.measured.width ?? usualWidth) * zoom
    const cardHeight = (node.measured.height ?? usualHeight) * zoom
    const left = at.x * zoom + x
    const top = at.y * zoom + y
    // The eye follows what it sees; what it does not see yet, as a step that was just added, should be there at once.
    const isSeen = left + cardWidth > 0 && left < width && top + cardHeight > 0 && top < height
    const duration = isSeen ? 120 : 0
    const all = getNodesBounds(getNodes())
    const room = { width: width - margin - besides, height: height - 2 * margin }
    const wholeAt = Math.min(zoom, room.width / all.width, room.height / all.height)
    if (wholeAt >= Math.min(legible, zoom)) {
      const seen = (start: number, length: number, size: number, after: number) =>
        shiftInto(start, length, size, after) === 0
      const inView =
        seen(all.x * zoom + x, all.width * zoom, width, besides) &&
        seen(all.y * zoom + y, all.height * zoom, height, margin)
      if (inView) return
      const wholeLeft = margin + (room.width - all.width * wholeAt) / 2
      const wholeTop = margin + (room.height - all.height * wholeAt) / 2
      const whole = { x: wholeLeft - all.x * wholeAt, y: wholeTop - all.y * wholeAt, zoom: wholeAt }
      void setViewport(whole, { duration })
      return
    }
    const shiftX = shiftInto(left, cardWidth, width, besides)
    const shiftY = shiftInto(top, cardHeight, height, margin)
    if (shiftX === 0 && shiftY === 0) return
    void setViewport({ x: x + shiftX, y: y + shiftY, zoom }, { duration })
  }, [nodeId, drawn, width, height, getInternalNode, getNodes, getNodesBounds, getViewport, setViewport])
  return null
}
