import { useReactFlow } from '@xyflow/react'
import { type PointerEvent, type RefObject, useEffect, useRef } from 'react'

/** How far one turn of the wheel zooms, by what it counts in: pixels, lines or pages. */
const zoomOfTurn = [0.002, 0.05, 1]

/**
 * Moves the canvas with what is dragged over its overview, and zooms it with the wheel.
 * @param scale units of the canvas for each pixel of the overview
 */
export function useOverviewMoves(overview: RefObject<SVGSVGElement | null>, scale: number) {
  const { getViewport, setViewport, zoomTo, getZoom } = useReactFlow()
  const last = useRef<{ x: number; y: number }>(undefined)

  useEffect(() => {
    const element = overview.current
    const turn = (event: WheelEvent) => {
      // The page would scroll, or zoom itself.
      event.preventDefault()
      const by = -event.deltaY * (zoomOfTurn[event.deltaMode] ?? 1)
      void zoomTo(getZoom() * 2 ** by)
    }
    // React listens to the wheel in a way that cannot keep the page from scrolling.
    element?.addEventListener('wheel', turn, { passive: false })
    return () => element?.removeEventListener('wheel', turn)
  }, [overview, getZoom, zoomTo])

  const end = () => {
    last.current = undefined
  }
  return {
    onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      last.current = { x: event.clientX, y: event.clientY }
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent) => {
      const from = last.current
      if (from === undefined) return
      last.current = { x: clientX, y: clientY }
      const { x, y, zoom } = getViewport()
      const by = scale * zoom
      void setViewport({ x: x - (clientX - from.x) * by, y: y - (clientY - from.y) * by, zoom })
    },
    onPointerUp: end,
    onPointerCancel: end,
  }
}
