import { useCanvas } from '../CanvasContext'
import { useEditor } from '../EditorContext'
import { KeepInView } from '../KeepInView'
import { useShownSteps } from './useShownSteps'

/** Keeps in view what was just added, otherwise the step that is open. A part of its own, so that the canvas is drawn once. */
export function KeepShownSteps() {
  const { definition, selection } = useEditor()
  const { opened } = useCanvas()
  return <KeepInView nodeIds={useShownSteps(definition.nodes, selection, opened)} />
}
