import type { Box } from '../selecting/arrange'
import type { Guide } from './snap'

/** What is drawn while something is dragged: what it is aligned with, and where the originals of a copy stand. */
export interface Traces {
  readonly guides: readonly Guide[]
  readonly originals: readonly Box[]
}

export const noTraces: Traces = { guides: [], originals: [] }

/** Traces outside of React's state: they change with each move of the pointer, and no card has to hear of it. */
export function createTraces() {
  let current = noTraces
  const listeners = new Set<() => void>()
  return {
    read: () => current,
    show: (next: Traces) => {
      if (next === current) return
      current = next
      for (const listener of listeners) listener()
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

export type TraceStore = ReturnType<typeof createTraces>
