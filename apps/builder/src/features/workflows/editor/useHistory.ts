import type { WorkflowDefinition } from '@counterflow/core'
import { useCallback, useReducer } from 'react'
import { type Change, historyReducer, startHistory } from './editing/history'

/** The definition on the canvas, with undo and redo. */
export function useHistory(start: WorkflowDefinition) {
  const [history, dispatch] = useReducer(historyReducer, start, startHistory)
  const edit = useCallback(
    (change: Change, edited: (definition: WorkflowDefinition) => WorkflowDefinition) =>
      dispatch({ type: 'edit', change, edit: edited }),
    [],
  )
  const undo = useCallback(() => dispatch({ type: 'undo' }), [])
  const redo = useCallback(() => dispatch({ type: 'redo' }), [])
  return {
    definition: history.definition,
    edit,
    undo,
    redo,
    nextUndo: history.past.at(-1)?.change,
    nextRedo: history.future.at(-1)?.change,
  }
}
