import type { FlowSettings } from '../canvas/to-flow'
import { useFlowEdges } from '../canvas/useFlowEdges'
import { useEditor } from './EditorContext'

/** The connections on the canvas, the chosen ones marked. */
export function useCanvasEdges({ editable }: FlowSettings) {
  const { definition, selection } = useEditor()
  return useFlowEdges(definition, { editable }, selection)
}
