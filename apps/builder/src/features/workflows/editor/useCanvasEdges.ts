import { useText } from '@counterflow/ui'
import { useMemo } from 'react'
import { type FlowSettings, flowEdges } from '../canvas/to-flow'
import { useStepName } from '../words/StepNamesProvider'
import { useEditor } from './EditorContext'

/** The connections on the canvas; those that stay as they are stay the same objects. */
export function useCanvasEdges(settings: FlowSettings) {
  const text = useText()
  const { definition, selection } = useEditor()
  const stepName = useStepName()
  const edges = useMemo(
    () => flowEdges(definition, settings, text, stepName),
    [definition, settings, text, stepName],
  )
  return useMemo(
    () => edges.map((edge) => (selection.has(edge.id) ? { ...edge, selected: true } : edge)),
    [edges, selection],
  )
}
