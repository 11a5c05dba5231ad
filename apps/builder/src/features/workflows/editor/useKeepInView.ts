import { useReactFlow, useStore } from '@xyflow/react'
import { useEffect } from 'react'

const margin = 48

/** Moves the canvas as far as needed for the chosen step to be seen whole, as when the panel beside it opens. */
export function useKeepInView(nodeId: string | undefined): void {
  const { getInternalNode, getViewport, setViewport } = useReactFlow()
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  useEffect(() => {
    const node = nodeId === undefined ? undefined : getInternalNode(nodeId)
    if (node === undefined || width === 0) return
    const { x, y, zoom } = getViewport()
    const at = node.internals.positionAbsolute
    const left = at.x * zoom + x
    const top = at.y * zoom + y
    const right = left + (node.measured.width ?? 264) * zoom
    const bottom = top + (node.measured.height ?? 92) * zoom
    const shiftX = left < margin ? margin - left : Math.min(0, width - margin - right)
    const shiftY = top < margin ? margin - top : Math.min(0, height - margin - bottom)
    if (shiftX === 0 && shiftY === 0) return
    void setViewport({ x: x + shiftX, y: y + shiftY, zoom }, { duration: 120 })
  }, [nodeId, width, height, getInternalNode, getViewport, setViewport])
}
