import type { Exit } from '@counterflow/core'
import { createContext } from 'react'

export interface OpenStepDialogs {
  /** Connects one of some exits with a step. */
  connect: (exits: readonly Exit[]) => void
  rename: (nodeId: string) => void
}

export const StepDialogsContext = createContext<OpenStepDialogs>({ connect: () => {}, rename: () => {} })
