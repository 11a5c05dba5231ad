import type { EdgeChange, NodeChange } from '@xyflow/react'
import { useCallback, useEffect, useRef } from 'react'
import type { CanvasNode, PortFlowEdge } from '../../canvas/flow-types'
import { useEditor } from '../EditorContext'

/** Takes what is chosen on the canvas into the editor's selection. */
export function useCanvasSelection() {
  const { selection, select } = useEditor()
  // Cards and connections are told of one after the other; the second must know of the first.
  const latest = useRef(selection)
  useEffect(() => {
    latest.current = selection
  }, [selection])
  return useCallback(
    (changes: readonly (NodeChange<CanvasNode> | EdgeChange<PortFlowEdge>)[]) => {
      const chosen = new Set(latest.current)
      for (const change of changes) {
        if (change.type !== 'select') continue
        if (change.selected) chosen.add(change.id)
        else chosen.delete(change.id)
      }
      const isSame = chosen.size === latest.current.size && [...chosen].every((id) => latest.current.has(id))
      if (isSame) return
      latest.current = chosen
      select(chosen)
    },
    [select],
  )
}
