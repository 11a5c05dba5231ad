import { useReactFlow, useStore } from '@xyflow/react'
import { useEffect } from 'react'

interface Box {
  x: number
  y: number
  width: number
  height: number
}

const margin = 40
/** Free ports and their labels stand to the right of a card. */
const besides = 120

/** How far a span has to move to lie within `size`; its start wins where it is too long. */
function shiftInto(start: number, length: number, size: number, after: number): number {
  if (start < margin) return margin - start
  const over = start + length + after - size
  return over > 0 ? -Math.min(over, start - margin) : 0
}

/**
 * Moves the canvas as far as needed for the chosen step to be seen whole, as when the panel beside it opens;
 * the whole workflow where there is room for it.
 */
export function useKeepInView(nodeId: string | undefined): void {
  const { getInternalNode, getNodes, getNodesBounds, getViewport, setViewport } = useReactFlow()
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  useEffect(() => {
    const node = nodeId === undefined ? undefined : getInternalNode(nodeId)
    if (node === undefined || width === 0) return
    const { x, y, zoom } = getViewport()
    const all = getNodesBounds(getNodes())
    const fits = all.width * zoom + margin + besides < width && all.height * zoom + 2 * margin < height
    const box: Box = fits
      ? all
      : {
          ...node.internals.positionAbsolute,
          width: node.measured.width ?? 264,
          height: node.measured.height ?? 92,
        }
    const shiftX = shiftInto(box.x * zoom + x, box.width * zoom, width, besides)
    const shiftY = shiftInto(box.y * zoom + y, box.height * zoom, height, margin)
    if (shiftX === 0 && shiftY === 0) return
    void setViewport({ x: x + shiftX, y: y + shiftY, zoom }, { duration: 120 })
  }, [nodeId, width, height, getInternalNode, getNodes, getNodesBounds, getViewport, setViewport])
}
