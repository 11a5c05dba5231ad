import type { ConnectionRefusal } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import type { NodeChange } from '@xyflow/react'
import { useCallback, useMemo, useState } from 'react'
import { carriedOver } from '../canvas/carried-over'
import { changedCards } from '../canvas/changed-cards'
import type { CanvasNode, NoteFlowNode, StepFlowNode } from '../canvas/flow-types'
import { carriedNotes, noteNodes } from '../canvas/note-flow'
import { type FlowSettings, flowNodes } from '../canvas/to-flow'
import { placesOf } from '../graph/layered-layout'
import { useStepName } from '../words/StepNamesProvider'
import { useEditor } from './EditorContext'
import { notesNear } from './moving/notes-near'

const isStep = (node: CanvasNode): node is StepFlowNode => node.type === 'step'
const isNote = (node: CanvasNode): node is NoteFlowNode => node.type === 'note'

interface Drawing {
  settings: FlowSettings
  /** What the connection that is being drawn cannot lead to. */
  refusals: ReadonlyMap<string, ConnectionRefusal> | undefined
}

/** The cards and notes on the canvas: as the definition has them, with what the canvas knows about them. */
export function useCanvasNodes({ settings, refusals }: Drawing) {
  const text = useText()
  const { definition, selection } = useEditor()
  const stepName = useStepName()
  const { places, direction, editable } = settings
  const notes = useMemo(() => {
    const shown = { ...definition }
    // On a phone the steps stand elsewhere, and the notes with them.
    if (direction === 'down') shown.notes = [...notesNear(definition, placesOf(definition), places)]
    return noteNodes(shown, { editable: editable && direction === 'right' }, text)
  }, [definition, direction, places, editable, text])
  const steps = useMemo(() => flowNodes(definition, settings, stepName), [definition, settings, stepName])
  const [nodes, setNodes] = useState<CanvasNode[]>(() => [...notes, ...steps])
  const [drawn, setDrawn] = useState<Drawn>()

  // While this is drawn and not after it: an edit would otherwise be on the canvas only at the second go.
  if (
    drawn?.notes !== notes ||
    drawn.steps !== steps ||
    drawn.selection !== selection ||
    drawn.refusals !== refusals
  ) {
    setDrawn({ notes, steps, selection, refusals })
    setNodes((previous) => {
      const isAsBefore = drawn?.notes === notes && drawn.steps === steps
      const current = isAsBefore ? previous : drawnAnew(previous, notes, steps)
      return changed(current, (node) => marked(node, selection.has(node.id), refusals?.has(node.id) ?? false))
    })
  }

  const change = useCallback(
    (changes: NodeChange<CanvasNode>[]) => setNodes((current) => changedCards(changes, current)),
    [],
  )
  return { nodes, change }
}

interface Drawn {
  notes: NoteFlowNode[]
  steps: StepFlowNode[]
  selection: ReadonlySet<string>
  refusals: Drawing['refusals']
}

const drawnAnew = (previous: CanvasNode[], notes: NoteFlowNode[], steps: StepFlowNode[]): CanvasNode[] => [
  ...carriedNotes(new Map(previous.filter(isNote).map((node) => [node.id, node])), notes),
  ...carriedOver(previous.filter(isStep), steps),
]

/** The same card where it is chosen and refused, or not, as before. */
function marked(node: CanvasNode, selected: boolean, refused: boolean): CanvasNode {
  const className = refused ? 'cf-refused' : ''
  const isSame = (node.selected ?? false) === selected && (node.className ?? '') === className
  return isSame ? node : { ...node, selected, className }
}

/** The same list where nothing in it has changed. */
function changed(nodes: CanvasNode[], next: (node: CanvasNode) => CanvasNode): CanvasNode[] {
  const result = nodes.map(next)
  return result.every((node, index) => node === nodes[index]) ? nodes : result
}
