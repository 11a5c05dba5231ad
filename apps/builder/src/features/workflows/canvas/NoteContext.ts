import type { WorkflowNote } from '@counterflow/core'
import { createContext } from 'react'

/** How notes are written. Without an editor around it, as in a run, they are only read. */
export interface NoteWriting {
  /** The note that is being written in. */
  written: string | undefined
  write: (id: string | undefined) => void
  /** @param writing the same for all that is typed in one go, which is one edit. */
  change: (note: WorkflowNote, writing?: string) => void
}

export const NoteContext = createContext<NoteWriting>({
  written: undefined,
  write: () => {},
  change: () => {},
})
