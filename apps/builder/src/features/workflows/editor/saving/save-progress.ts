import { useSyncExternalStore } from 'react'
import { oncePainted } from '../../../../platform/scheduling/once-painted'
import type { SaveState } from './draft-saver'

export interface SaveProgress {
  state: SaveState
  error: unknown
}

/**
 * How saving stands. It changes thrice with each edit, so it is known to what shows it and not to the whole editor; and
 * that once the edit itself is on the screen.
 */
export function createSaveProgress() {
  let progress: SaveProgress = { state: 'saved', error: undefined }
  const listeners = new Set<() => void>()
  let callOff = () => {}
  return {
    read: () => progress,
    say: (state: SaveState, error?: unknown) => {
      if (progress.state === state && progress.error === error) return
      progress = { state, error }
      callOff()
      callOff = oncePainted(() => {
        for (const listener of listeners) listener()
      })
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

export type SaveProgressStore = ReturnType<typeof createSaveProgress>

export const useSaveProgress = ({ subscribe, read }: SaveProgressStore): SaveProgress =>
  useSyncExternalStore(subscribe, read)
