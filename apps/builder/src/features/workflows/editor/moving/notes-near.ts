import type { Position, WorkflowDefinition, WorkflowNote } from '@counterflow/core'

type Places = Readonly<Record<string, Position>>

const distance = (note: WorkflowNote, place: Position) => Math.hypot(place.x - note.x, place.y - note.y)

/** The notes of a definition whose steps were laid out anew: each goes along with the step that it stands nearest to. */
export function notesNear(
  { notes = [] }: WorkflowDefinition,
  before: Places,
  after: Places,
): readonly WorkflowNote[] {
  return notes.map((note) => {
    let nearest: readonly [string, Position] | undefined
    for (const entry of Object.entries(before)) {
      if (nearest === undefined || distance(note, entry[1]) < distance(note, nearest[1])) nearest = entry
    }
    const place = nearest && after[nearest[0]]
    if (nearest === undefined || place === undefined) return note
    const [, was] = nearest
    return { ...note, x: Math.round(note.x + place.x - was.x), y: Math.round(note.y + place.y - was.y) }
  })
}
