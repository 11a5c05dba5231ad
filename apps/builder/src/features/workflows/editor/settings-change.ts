import { type Change, writtenPlace } from '@counterflow/core'

/** How long the schema of a change lets that be by which edits in a row are one. */
const longestMerge = 200

/** The change of a step's settings, for the history: what is written at one place in a row is undone as one. */
export function settingsChange(name: string, nodeId: string, before: unknown, after: unknown): Change {
  const place = writtenPlace(before, after)
  if (place === undefined) return { kind: 'configure', name }
  return { kind: 'configure', name, merge: `${nodeId} ${place}`.slice(-longestMerge) }
}
