import { freshNoteId, type Position, putNote, type WorkflowNote } from '@counterflow/core'
import { useReactFlow } from '@xyflow/react'
import { useCallback, useMemo } from 'react'
import type { NoteWriting } from '../../canvas/NoteContext'
import { onGrid } from '../adding/step-place'
import { useCanvas } from '../CanvasContext'
import { useEditor } from '../EditorContext'

const usualSize = { width: 240, height: 120 }
const mostNotes = 200

/** What can be done with notes. */
export function useNoteDeeds() {
  const { definition, edit, readOnly, select } = useEditor()
  const { pointer, writeNote } = useCanvas()
  const { screenToFlowPosition } = useReactFlow()
  const canAdd = !readOnly && (definition.notes?.length ?? 0) < mostNotes
  return {
    canAdd,
    /** Adds a note at a place on the canvas, else at the pointer or in the middle of what is seen, to be written in. */
    add: (place?: Position) => {
      if (!canAdd) return
      const at = place ?? screenToFlowPosition(pointer.current ?? middleOfCanvas())
      const note: WorkflowNote = {
        id: freshNoteId(definition),
        text: '',
        x: onGrid(at.x - usualSize.width / 2),
        y: onGrid(at.y - usualSize.height / 2),
        ...usualSize,
      }
      edit({ kind: 'addNote' }, (current) => putNote(current, note))
      select(new Set([note.id]))
      writeNote(note.id)
    },
    paint: (notes: readonly WorkflowNote[], hue: NonNullable<WorkflowNote['hue']>) =>
      edit({ kind: 'changeNote' }, (current) =>
        notes.reduce((sum, note) => putNote(sum, { ...note, hue }), current),
      ),
  }
}

/** What the notes on the canvas need in order to be written in. */
export function useNoteWriting(): NoteWriting {
  const { edit } = useEditor()
  const { writtenNote, writeNote } = useCanvas()
  const change = useCallback(
    (note: WorkflowNote, merge?: string) =>
      edit({ kind: 'changeNote', ...(merge && { merge }) }, (current) => putNote(current, note)),
    [edit],
  )
  return useMemo(() => ({ written: writtenNote, write: writeNote, change }), [writtenNote, writeNote, change])
}

function middleOfCanvas(): Position {
  const box = document.querySelector('.react-flow')?.getBoundingClientRect()
  return box === undefined ? { x: 0, y: 0 } : { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
