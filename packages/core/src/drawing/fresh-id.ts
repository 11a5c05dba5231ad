import { type NodeId, triggerNodeId, type WorkflowDefinition } from '../workflow/definition.js'

const longest = 34

/** Every id that something in the definition bears; steps and notes share one set, since both can be chosen by id. */
export const takenIds = ({ nodes, notes = [] }: WorkflowDefinition): readonly string[] => [
  triggerNodeId,
  ...[...nodes, ...notes].map(({ id }) => id),
]

/** An id that nothing bears yet, readable in references: `capture_payment`, `capture_payment_2`. */
export function freshStepId(definition: WorkflowDefinition, wanted: string): NodeId {
  return freshIds(takenIds(definition))(wanted)
}

/** An id for a note that nothing bears yet. */
export function freshNoteId(definition: WorkflowDefinition): NodeId {
  return freshIds(takenIds(definition))('note')
}

/** Gives ids that are not in `taken` and that it has not given before. */
export function freshIds(taken: Iterable<string>): (wanted: string) => NodeId {
  const known = new Set(taken)
  return (wanted) => {
    const base =
      wanted
        .replace(/[^a-z0-9_]/g, '_')
        .replace(/^[^a-z]+/, '')
        .slice(0, longest) || 'step'
    // A number that an id ends with already goes on from there instead of growing a second one.
    const stem = base.replace(/_\d+$/, '')
    let id = base
    for (let number = 2; known.has(id); number += 1) id = `${stem}_${number}`
    known.add(id)
    return id
  }
}
