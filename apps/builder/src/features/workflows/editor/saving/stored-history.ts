import { type DrawingHistory, drawingHistorySchema } from '@counterflow/core'
import { readStored, removeStored, removeStoredUnder, writeStored } from '../../../../platform/storage/stored'

/** The browser gives some five million characters to all workflows and everything else together. */
const mostCharacters = 200_000

const prefix = 'counterflow.history.'
const keyOf = (workflowId: string) => `${prefix}${workflowId}`

/** What was done to a workflow in this browser, so that it can be undone after the page was left. */
export const readHistory = (workflowId: string): DrawingHistory | undefined =>
  readStored(keyOf(workflowId), drawingHistorySchema)

/** Keeps the history, without its oldest edits where it grows too long. */
export function writeHistory(workflowId: string, { past, future }: DrawingHistory): void {
  if (past.length + future.length === 0) removeStored(keyOf(workflowId))
  else writeBeforeHistories(keyOf(workflowId), { past: latestOf(past), future: latestOf(future) })
}

/** Stores something that matters more than what was done to other workflows before, which makes way in a full browser. */
export function writeBeforeHistories(key: string, value: unknown): void {
  if (writeStored(key, value)) return
  removeStoredUnder(prefix)
  writeStored(key, value)
}

/** The last edits that fit; both lists end with what comes next. */
function latestOf(operations: DrawingHistory['past']): DrawingHistory['past'] {
  let room = mostCharacters
  const first = operations.findLastIndex((operation) => {
    room -= JSON.stringify(operation).length
    return room < 0
  })
  return operations.slice(first + 1)
}
