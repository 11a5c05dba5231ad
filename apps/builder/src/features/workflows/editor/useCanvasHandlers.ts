import { useCallbackRef } from '@mantine/hooks'
import type { NodeChange } from '@xyflow/react'
import type { MouseEvent } from 'react'
import type { CanvasNode } from '../canvas/flow-types'
import type { EdgePointing } from './adding/useEdgePointing'
import { useCanvas } from './CanvasContext'
import { useEditor } from './EditorContext'
import type { useMoving } from './moving/useMoving'
import { useCanvasSelection } from './selecting/useCanvasSelection'

interface CanvasEvents {
  drawable: boolean
  moving: ReturnType<typeof useMoving>
  pointing: EdgePointing
  change: (changes: NodeChange<CanvasNode>[]) => void
}

const holdsAddKey = (event: MouseEvent) => event.shiftKey || event.ctrlKey || event.metaKey

/**
 * What happens when cards are pressed and dragged. They are the same functions throughout: with others, the canvas
 * would look at each card again at every movement.
 */
export function useCanvasHandlers({ drawable, moving, pointing, change }: CanvasEvents) {
  const { select } = useEditor()
  const { open, close, writeNote } = useCanvas()
  const takeSelection = useCanvasSelection()
  return {
    onNodesChange: useCallbackRef((changes: NodeChange<CanvasNode>[]) => {
      const kept = moving.snapped(changes.filter(({ type }) => type !== 'remove'))
      takeSelection(kept)
      change(kept)
    }),
    onEdgesChange: takeSelection,
    onNodeClick: useCallbackRef((event: MouseEvent, node: CanvasNode) => {
      if (holdsAddKey(event)) return
      select(new Set([node.id]))
      if (node.type === 'step') open(node.id)
      else close()
    }),
    onNodeDoubleClick: useCallbackRef((_: MouseEvent, node: CanvasNode) => {
      if (node.type === 'note' && drawable) writeNote(node.id)
    }),
    onPaneClick: useCallbackRef(() => close()),
    onNodeDragStart: useCallbackRef((event: { altKey?: boolean }, _: CanvasNode, dragged: CanvasNode[]) =>
      moving.onStart(event, dragged),
    ),
    onNodeDragStop: useCallbackRef(() => moving.onStop()),
    onEdgeMouseEnter: useCallbackRef((_: MouseEvent, { id }: { id: string }) => pointing.enter(id)),
    onEdgeMouseLeave: pointing.leave,
  }
}
