import type { WorkflowDefinition, WorkflowNote } from '@counterflow/core'
import type { Text } from '@counterflow/ui'
import type { NoteFlowNode } from './flow-types'

/** Chosen things are lifted by a thousand; notes stay under the cards even then. */
const underCards = -1_001

const longestName = 80

/** What a note is called where its text has no room. */
export function noteName({ text: words }: WorkflowNote, { t }: Pick<Text, 't'>): string {
  const line = words.trim().replaceAll(/\s+/g, ' ')
  const short = line.length > longestName ? `${line.slice(0, longestName)}…` : line
  return short === '' ? t('canvas.note.unnamed') : t('canvas.note.name', { text: short })
}

/** The notes of a definition, for the canvas. */
export function noteNodes(
  { notes = [] }: WorkflowDefinition,
  settings: { editable: boolean },
  text: Pick<Text, 't'>,
): NoteFlowNode[] {
  return notes.map((note) => ({
    id: note.id,
    type: 'note',
    position: { x: note.x, y: note.y },
    width: note.width,
    height: note.height,
    zIndex: underCards,
    ariaLabel: noteName(note, text),
    ...(settings.editable && { domAttributes: { tabIndex: -1, 'aria-describedby': undefined } }),
    draggable: settings.editable,
    connectable: false,
    deletable: settings.editable,
    data: { note, editable: settings.editable },
  }))
}

/** Lets `next` take over what the canvas knows about notes that stayed. */
export function carriedNotes(
  previous: ReadonlyMap<string, NoteFlowNode>,
  next: readonly NoteFlowNode[],
): NoteFlowNode[] {
  return next.map((node) => {
    const before = previous.get(node.id)
    if (before === undefined) return node
    const isSame = before.data.note === node.data.note && before.data.editable === node.data.editable
    return {
      ...node,
      ...(isSame ? { data: before.data } : {}),
      ...(before.measured === undefined || !isSame ? {} : { measured: before.measured }),
      selected: before.selected ?? false,
      ...(before.dragging ? { dragging: true, position: before.position } : {}),
    }
  })
}
