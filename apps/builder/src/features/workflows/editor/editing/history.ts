import type { WorkflowDefinition } from '@counterflow/core'
import type { Translate } from '@counterflow/i18n'

/** What an edit did, so that undoing can say what it undoes. */
export interface Change {
  kind:
    | 'add'
    | 'connect'
    | 'disconnect'
    | 'delete'
    | 'deleteSeveral'
    | 'move'
    | 'configure'
    | 'rename'
    | 'tidy'
    | 'trigger'
    | 'replace'
    | 'import'
  /** The step's name, where the words have a place for it. */
  name?: string
  /** Edits in a row with the same mark are one, such as typing into one field. */
  merge?: string
}

interface Entry {
  before: WorkflowDefinition
  change: Change
}

/** A definition with what was done to it and what was undone. */
export interface History {
  definition: WorkflowDefinition
  past: readonly Entry[]
  /** Entries hold the definition to return to. */
  future: readonly Entry[]
}

export type HistoryAction =
  | { type: 'edit'; change: Change; edit: (definition: WorkflowDefinition) => WorkflowDefinition }
  | { type: 'undo' }
  | { type: 'redo' }

const remembered = 200

export const startHistory = (definition: WorkflowDefinition): History => ({
  definition,
  past: [],
  future: [],
})

export function historyReducer(history: History, action: HistoryAction): History {
  switch (action.type) {
    case 'edit':
      return edited(history, action.edit(history.definition), action.change)
    case 'undo': {
      const entry = history.past.at(-1)
      if (entry === undefined) return history
      return {
        definition: entry.before,
        past: history.past.slice(0, -1),
        future: [...history.future, { before: history.definition, change: entry.change }],
      }
    }
    case 'redo': {
      const entry = history.future.at(-1)
      if (entry === undefined) return history
      return {
        definition: entry.before,
        past: [...history.past, { before: history.definition, change: entry.change }],
        future: history.future.slice(0, -1),
      }
    }
  }
}

function edited(history: History, definition: WorkflowDefinition, change: Change): History {
  if (definition === history.definition) return history
  const last = history.past.at(-1)
  const merges =
    change.merge !== undefined && last?.change.merge === change.merge && history.future.length === 0
  const past = merges ? history.past : [...history.past, { before: history.definition, change }]
  return { definition, past: past.slice(-remembered), future: [] }
}

/** A change in words: "delete “Capture payment”". */
export const changeText = ({ kind, name }: Change, t: Translate): string =>
  t(`editor.change.${kind}`, { name: name ?? '' })
