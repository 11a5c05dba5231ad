import type { WorkflowDefinition } from '@counterflow/core'
import { useReactFlow } from '@xyflow/react'
import { autoLayout } from '../../canvas/auto-layout'
import { placesOf } from '../../graph/layered-layout'
import type { Editor } from '../EditorContext'
import { usualCard } from '../selecting/useBoxes'
import { notesNear } from './notes-near'

/** After the cards have been drawn at their new places. */
const drawn = 60

/** Lays all steps out anew, the notes with them, and shows the whole. */
export function useTidy({ definition, edit }: Pick<Editor, 'definition' | 'edit'>) {
  const flow = useReactFlow()
  return async () => {
    const sizes = new Map(
      flow
        .getNodes()
        .map(({ id, measured }) => [
          id,
          { width: measured?.width ?? usualCard.width, height: measured?.height ?? usualCard.height },
        ]),
    )
    const layout = await autoLayout(definition, 'right', sizes)
    edit({ kind: 'tidy' }, (current) => laidOut(current, layout))
    setTimeout(() => void flow.fitView({ padding: 0.2, maxZoom: 1, duration: 150 }), drawn)
  }
}

function laidOut(definition: WorkflowDefinition, layout: WorkflowDefinition['layout']): WorkflowDefinition {
  if (definition.notes === undefined) return { ...definition, layout }
  return { ...definition, layout, notes: [...notesNear(definition, placesOf(definition), layout)] }
}
