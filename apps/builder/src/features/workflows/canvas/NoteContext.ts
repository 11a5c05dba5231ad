import type { WorkflowNote } from '@counterflow/core'
import { createContext } from 'react'

/** How notes are written. Without an editor around it, as in a run, they are only read. */
export interface NoteWriting {
  /** The note that is being written in. */
  written: string | undefined
  write: (id: string | undefined) => void
  /** Changes in a row with the same `merge` are one edit. */
  change: (note: WorkflowNote, merge?: string) => void
}

export const NoteContext = createContext<NoteWriting>({
  written: undefined,
  write: () => {},
  change: () => {},
})
