import type { WorkflowDefinition } from '@counterflow/core'
import { useSyncExternalStore } from 'react'

/** What came of checking a drawing; `open` until it, and all that it is checked against, is there. */
export interface Verdict {
  /** The very drawing that was looked at; undefined where none could be. */
  readonly of: WorkflowDefinition | undefined
  readonly outcome: 'open' | 'clean' | 'faulty' | 'failed'
}

/** How checking stands. It changes twice with each edit, so it is known to what shows it and not to the whole editor. */
export function createVerdict() {
  let verdict: Verdict = { of: undefined, outcome: 'open' }
  const listeners = new Set<() => void>()
  return {
    read: () => verdict,
    say: (next: Verdict) => {
      verdict = next
      for (const listener of listeners) listener()
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

export type VerdictStore = ReturnType<typeof createVerdict>

/** What is known of `definition`: what was said of the drawing before is not said of this one. */
export function useVerdict({ subscribe, read }: VerdictStore, definition: WorkflowDefinition) {
  const { of, outcome } = useSyncExternalStore(subscribe, read)
  return of === definition || of === undefined ? outcome : 'open'
}
