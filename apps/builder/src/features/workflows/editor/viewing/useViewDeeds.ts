import { useLocalStorage, useReducedMotion } from '@mantine/hooks'
import { useReactFlow } from '@xyflow/react'
import { useEditor } from '../EditorContext'

/** What dragging on the empty canvas does: it moves the paper, or it chooses what lies in a box. */
export type CanvasTool = 'hand' | 'select'

const usualDuration = 150

/** What can be done with the view: zooming, fitting, the overview and what dragging means. */
export function useViewDeeds() {
  const { selection } = useEditor()
  const { fitView, zoomIn, zoomOut, zoomTo } = useReactFlow()
  const duration = useReducedMotion() ? 0 : usualDuration
  const [tool, chooseTool] = useLocalStorage<CanvasTool>({
    key: 'counterflow.canvas-tool',
    defaultValue: 'hand',
    getInitialValueInEffect: false,
  })
  const [overview, setOverview] = useLocalStorage<'usual' | 'shown' | 'hidden'>({
    key: 'counterflow.canvas-overview',
    defaultValue: 'usual',
    getInitialValueInEffect: false,
  })
  return {
    tool,
    chooseTool,
    /** Undefined where it is left to how large the workflow is. */
    overview: overview === 'usual' ? undefined : overview === 'shown',
    showOverview: (shown: boolean) => setOverview(shown ? 'shown' : 'hidden'),
    fit: () => void fitView({ padding: 0.2, maxZoom: 1, duration }),
    fitSelection: () => {
      const nodes = [...selection].map((id) => ({ id }))
      void fitView({ padding: 0.3, maxZoom: 1, duration, ...(nodes.length > 0 ? { nodes } : {}) })
    },
    actualSize: () => void zoomTo(1, { duration }),
    zoomIn: () => void zoomIn({ duration }),
    zoomOut: () => void zoomOut({ duration }),
  }
}
