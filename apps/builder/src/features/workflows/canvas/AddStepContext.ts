import { createContext } from 'react'

/** Opens the list of steps for one free port. Cards reach it here, so that they need not change with the editor. */
export const AddStepContext = createContext<(nodeId: string, port: string, anchor: HTMLElement) => void>(
  () => {},
)
