import type { Viewport } from '@xyflow/react'
import { useCallback, useState } from 'react'
import { readViewport, writeViewport } from './stored-viewport'

/** Shows the part of a workflow that was seen last in this browser; the whole of it the first time. */
export function useViewport(workflowId: string, direction: 'right' | 'down') {
  const [stored] = useState(() => (direction === 'right' ? readViewport(workflowId) : undefined))
  const onMoveEnd = useCallback(
    (_: unknown, viewport: Viewport) => {
      if (direction === 'right') writeViewport(workflowId, viewport)
    },
    [workflowId, direction],
  )
  return { fitView: stored === undefined, onMoveEnd, ...(stored && { defaultViewport: stored }) }
}
