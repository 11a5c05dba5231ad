import {
  type Change,
  type Drawing,
  type DrawingHistory,
  editDrawing,
  lastDone,
  lastUndone,
  openDrawing,
  redoDrawing,
  travelTo,
  undoDrawing,
  type WorkflowDefinition,
} from '@counterflow/core'
import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react'
import { readHistory, writeHistory } from './saving/stored-history'

type Deed =
  | { type: 'edit'; what: Change; edit: (definition: WorkflowDefinition) => WorkflowDefinition }
  | { type: 'undo' }
  | { type: 'redo' }
  | { type: 'travel'; steps: number }
  | { type: 'take'; definition: WorkflowDefinition }

function next(drawing: Drawing, deed: Deed): Drawing {
  switch (deed.type) {
    case 'edit':
      return editDrawing(drawing, deed.what, deed.edit)
    case 'undo':
      return undoDrawing(drawing) ?? withoutBlocked(drawing, 'past', undoDrawing)
    case 'redo':
      return redoDrawing(drawing) ?? withoutBlocked(drawing, 'future', redoDrawing)
    case 'travel':
      return travelTo(drawing, deed.steps)
    case 'take':
      return openDrawing(deed.definition, drawing)
  }
}

/** Leaves aside the edits that somebody else's stand in the way of, so that the others can be reached. */
function withoutBlocked(
  drawing: Drawing,
  where: 'past' | 'future',
  step: (drawing: Drawing) => Drawing | undefined,
): Drawing {
  let reachable = drawing
  while (reachable[where].length > 0 && step(reachable) === undefined) {
    reachable = { ...reachable, [where]: reachable[where].slice(0, -1) }
  }
  return reachable
}

const restBeforeKeeping = 400

/** The definition on the canvas, with everything that was done to it; kept in this browser across reloads. */
export function useDrawing(workflowId: string, start: WorkflowDefinition) {
  const [drawing, dispatch] = useReducer(next, start, (definition) =>
    openDrawing(definition, readHistory(workflowId)),
  )
  useStoredHistory(workflowId, drawing)
  const edit = useCallback(
    (what: Change, changed: (definition: WorkflowDefinition) => WorkflowDefinition) =>
      dispatch({ type: 'edit', what, edit: changed }),
    [],
  )
  const undo = useCallback(() => dispatch({ type: 'undo' }), [])
  const redo = useCallback(() => dispatch({ type: 'redo' }), [])
  /** Undoes or redoes until so many edits are done. */
  const travel = useCallback((steps: number) => dispatch({ type: 'travel', steps }), [])
  /** Shows what somebody else has drawn; what can still be undone upon it stays. */
  const take = useCallback((definition: WorkflowDefinition) => dispatch({ type: 'take', definition }), [])
  return useMemo(
    () => ({
      ...drawing,
      edit,
      undo,
      redo,
      travel,
      take,
      nextUndo: lastDone(drawing)?.what,
      nextRedo: lastUndone(drawing)?.what,
    }),
    [drawing, edit, undo, redo, travel, take],
  )
}

export type DrawingTools = ReturnType<typeof useDrawing>

/** Keeps the history after a moment of rest, and at the latest when the page is left. */
function useStoredHistory(workflowId: string, { past, future }: DrawingHistory): void {
  const latest = useRef({ past, future })
  useEffect(() => {
    latest.current = { past, future }
    const timer = setTimeout(() => writeHistory(workflowId, { past, future }), restBeforeKeeping)
    return () => clearTimeout(timer)
  }, [workflowId, past, future])
  useEffect(() => {
    const keep = () => writeHistory(workflowId, latest.current)
    window.addEventListener('pagehide', keep)
    return () => {
      window.removeEventListener('pagehide', keep)
      keep()
    }
  }, [workflowId])
}
