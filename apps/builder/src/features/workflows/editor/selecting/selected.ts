import {
  edgeId,
  triggerNodeId,
  type WorkflowDefinition,
  type WorkflowEdge,
  type WorkflowNote,
} from '@counterflow/core'

/** What is chosen, by kind. The trigger can be chosen and moved, but neither deleted nor copied. */
export interface Selected {
  readonly steps: readonly string[]
  readonly trigger: boolean
  readonly notes: readonly WorkflowNote[]
  readonly edges: readonly WorkflowEdge[]
}

const known = new WeakMap<WorkflowDefinition, { selection: ReadonlySet<string>; selected: Selected }>()

/**
 * What of a definition `selection` names; an id of an edge can be none of a step, since it holds a colon. Remembered, as
 * every part of the editor that does something with what is chosen asks after every edit.
 */
export function selectedIn(definition: WorkflowDefinition, selection: ReadonlySet<string>): Selected {
  const latest = known.get(definition)
  if (latest?.selection === selection) return latest.selected
  const selected = {
    steps: definition.nodes.filter(({ id }) => selection.has(id)).map(({ id }) => id),
    trigger: selection.has(triggerNodeId),
    notes: (definition.notes ?? []).filter(({ id }) => selection.has(id)),
    edges: definition.edges.filter((edge) => selection.has(edgeId(edge))),
  }
  known.set(definition, { selection, selected })
  return selected
}

/** How many steps and notes are chosen: what can be lined up. */
export const countOf = ({ steps, notes, trigger }: Selected): number =>
  steps.length + notes.length + (trigger ? 1 : 0)

/** The definition's steps and notes, all of them. */
export const everythingIn = ({ nodes, notes = [] }: WorkflowDefinition): ReadonlySet<string> =>
  new Set([triggerNodeId, ...[...nodes, ...notes].map(({ id }) => id)])
