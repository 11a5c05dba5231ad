import type { Viewport } from '@xyflow/react'
import { useCallback, useState } from 'react'
import { manySteps } from '../../canvas/detail'
import type { Point } from '../../graph/layered-layout'
import { expectedViewport } from './expected-viewport'
import { readViewport, writeViewport } from './stored-viewport'

/** What the frame of the page, the toolbar and the palette leave of the window. */
const besides = { width: 292, height: 108 }

/** Shows the part of a workflow that was seen last in this browser; the whole of it the first time. */
export function useViewport(
  workflowId: string,
  direction: 'right' | 'down',
  places: Readonly<Record<string, Point>>,
) {
  const [stored] = useState(() => (direction === 'right' ? readViewport(workflowId) : undefined))
  const [first] = useState(() => {
    if (stored !== undefined || Object.keys(places).length <= manySteps) return stored
    return expectedViewport(places, {
      width: window.innerWidth - besides.width,
      height: window.innerHeight - besides.height,
    })
  })
  const onMoveEnd = useCallback(
    (_: unknown, viewport: Viewport) => {
      if (direction === 'right') writeViewport(workflowId, viewport)
    },
    [workflowId, direction],
  )
  return { fitView: stored === undefined, onMoveEnd, ...(first && { defaultViewport: first }) }
}
