import { triggerNodeId, type WorkflowDefinition } from '@counterflow/core'
import { useReactFlow } from '@xyflow/react'
import { autoLayout } from '../../canvas/auto-layout'
import { placesOf } from '../../graph/layered-layout'
import type { Editor } from '../EditorContext'
import { usualCard } from '../selecting/useBoxes'
import { focusOnceDrawn } from '../stepping/focus-once-drawn'
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
    const focused = focusedCard()
    edit({ kind: 'tidy' }, (current) => laidOut(current, layout))
    setTimeout(async () => {
      await flow.fitView({ padding: 0.2, maxZoom: 1, duration: 150 })
      // Of a large workflow the card may have been out of sight for a moment, and not drawn.
      if (focused !== undefined && document.activeElement === document.body) focusOnceDrawn(focused)
    }, drawn)
  }
}

function focusedCard(): string | undefined {
  const { activeElement } = document
  return activeElement?.matches('.react-flow__node') && activeElement instanceof HTMLElement
    ? activeElement.dataset.id
    : undefined
}

/** What was drawn while the places were worked out keeps its own. */
function laidOut(definition: WorkflowDefinition, places: WorkflowDefinition['layout']): WorkflowDefinition {
  const ids = [triggerNodeId, ...definition.nodes.map(({ id }) => id)]
  const layout = Object.fromEntries(
    ids.flatMap((id) => {
      const place = places[id] ?? definition.layout[id]
      return place === undefined ? [] : [[id, place] as const]
    }),
  )
  if (definition.notes === undefined) return { ...definition, layout }
  return { ...definition, layout, notes: [...notesNear(definition, placesOf(definition), layout)] }
}
