import { useState } from 'react'
import { sameJson } from './same-json'

export interface Draft<Value> {
  /** What the form shows: what was typed, or else what is saved. */
  value: Value
  /** The version that the changes were begun on. Send it along. */
  version: number
  dirty: boolean
  change: (next: Value) => void
  /** Forgets what was typed. */
  discard: () => void
  /** Keeps what was typed, over what somebody else has saved meanwhile. */
  keepOver: (version: number) => void
}

/**
 * What somebody is changing, apart from what is saved: a failure loses nothing, and settings that change elsewhere
 * meanwhile do not change under the reader's hands.
 */
export function useDraft<Value>(saved: Value, version: number): Draft<Value> {
  const [draft, setDraft] = useState<{ value: Value; version: number }>()
  return {
    value: draft?.value ?? saved,
    version: draft?.version ?? version,
    dirty: draft !== undefined && !sameJson(draft.value, saved),
    change: (value) => setDraft((before) => ({ value, version: before?.version ?? version })),
    discard: () => setDraft(undefined),
    keepOver: (newer) => setDraft((before) => before && { ...before, version: newer }),
  }
}
