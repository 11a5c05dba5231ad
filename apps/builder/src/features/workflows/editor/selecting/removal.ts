import { type Change, deleteNotes, deleteSteps, disconnect, type WorkflowDefinition } from '@counterflow/core'
import type { Selected } from './selected'

/** What deleting `selected` is called. Connections alone are taken away; beside steps they go without saying. */
export function removal({ steps, notes, edges }: Selected, stepName: (id: string) => string): Change {
  const [step] = steps
  if (step === undefined && notes.length === 0 && edges.length > 0) return { kind: 'disconnect' }
  if (step === undefined) return { kind: 'deleteNote' }
  return steps.length + notes.length === 1
    ? { kind: 'delete', name: stepName(step) }
    : { kind: 'deleteSeveral' }
}

/**
 * The definition without what is chosen. A connection that was chosen with a step is not cut on its own: deleting the
 * step heals it.
 */
export function removed(
  definition: WorkflowDefinition,
  { steps, notes, edges }: Selected,
): WorkflowDefinition {
  const gone = new Set(steps)
  const loose = edges.filter(({ from, to }) => !gone.has(from) && !gone.has(to))
  const cut = steps.length === 0 && loose.length > 0 ? disconnect(definition, loose) : definition
  const without = deleteSteps(cut, steps)
  return notes.length === 0
    ? without
    : deleteNotes(
        without,
        notes.map(({ id }) => id),
      )
}
