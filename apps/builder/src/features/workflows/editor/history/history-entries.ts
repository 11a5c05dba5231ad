import type { Change, DrawingHistory } from '@counterflow/core'

export interface HistoryEntry {
  what: Change
  /** How many edits are done when one travels here. */
  steps: number
  undone: boolean
}

/** What was done and undone, the newest first. */
export function historyEntries({ past, future }: DrawingHistory): HistoryEntry[] {
  const redoable = future.map(({ what }, index) => ({
    what,
    steps: past.length + future.length - index,
    undone: true,
  }))
  const done = past.map(({ what }, index) => ({ what, steps: index + 1, undone: false }))
  return [...redoable, ...done.toReversed()]
}
