import { z } from 'zod'
import type { WorkflowDefinition } from '../workflow/definition.js'
import { applyOperation, operationBetween } from './apply.js'
import { mergeOperations } from './merge.js'
import { type Change, invertOperation, type Operation, operationSchema } from './operation.js'

/** How many edits can be undone. */
export const rememberedOperations = 200

export const drawingHistorySchema = z.strictObject({
  past: z.array(operationSchema).max(rememberedOperations),
  future: z.array(operationSchema).max(rememberedOperations),
})

/** What was done, the oldest first, and what was undone, the next to redo last. It can be kept and taken up again. */
export type DrawingHistory = z.infer<typeof drawingHistorySchema>

/** A workflow as it is drawn, with what was done to it. */
export interface Drawing extends DrawingHistory {
  readonly definition: WorkflowDefinition
}

/** A drawing, with the history that was kept of it as far as it leads to this very definition. */
export function openDrawing(definition: WorkflowDefinition, kept?: DrawingHistory): Drawing {
  const { past = [], future = [] } = kept ?? {}
  const last = past.at(-1)
  const next = future.at(-1)
  return {
    definition,
    past: last !== undefined && applyOperation(definition, invertOperation(last)) ? past : [],
    future: next !== undefined && applyOperation(definition, next) ? future : [],
  }
}

/** Changes the definition and remembers how; an edit that changes nothing leaves the drawing as it is. */
export function editDrawing(
  drawing: Drawing,
  what: Change,
  edit: (definition: WorkflowDefinition) => WorkflowDefinition,
): Drawing {
  const definition = edit(drawing.definition)
  const operation = operationBetween(drawing.definition, definition, what)
  if (operation.changes.length === 0) return drawing
  const last = drawing.past.at(-1)
  const continues = what.merge !== undefined && last?.what.merge === what.merge && drawing.future.length === 0
  if (!continues) {
    return { definition, past: [...drawing.past, operation].slice(-rememberedOperations), future: [] }
  }
  const merged = mergeOperations(last, operation)
  const past = drawing.past.slice(0, -1)
  return { definition, past: merged.changes.length === 0 ? past : [...past, merged], future: [] }
}

/** Takes the last edit back; undefined where nothing was done, or where another's change stands in the way. */
export function undoDrawing({ definition, past, future }: Drawing): Drawing | undefined {
  const last = past.at(-1)
  const before = last && applyOperation(definition, invertOperation(last))
  return before && { definition: before, past: past.slice(0, -1), future: [...future, last] }
}

/** Does again what was undone last; undefined where nothing was, or where another's change stands in the way. */
export function redoDrawing({ definition, past, future }: Drawing): Drawing | undefined {
  const next = future.at(-1)
  const after = next && applyOperation(definition, next)
  return after && { definition: after, past: [...past, next], future: future.slice(0, -1) }
}

/** Undoes or redoes until `steps` edits are left in the past, or as far as that goes. */
export function travelTo(drawing: Drawing, steps: number): Drawing {
  let current = drawing
  while (current.past.length !== steps) {
    const next: Drawing | undefined =
      current.past.length > steps ? undoDrawing(current) : redoDrawing(current)
    if (next === undefined) return current
    current = next
  }
  return current
}

/** The operation that undoing would take back. */
export const lastDone = ({ past }: DrawingHistory): Operation | undefined => past.at(-1)

/** The operation that redoing would do again. */
export const lastUndone = ({ future }: DrawingHistory): Operation | undefined => future.at(-1)
