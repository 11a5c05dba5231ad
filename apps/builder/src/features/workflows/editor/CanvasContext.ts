import type { Position } from '@counterflow/core'
import { createContext, type RefObject, useContext } from 'react'
import type { StepPlace } from './adding/step-place'

/** What the canvas and the deeds around it share, beside the definition. */
export interface CanvasState {
  /** Opens the list of steps at a place on the screen; what is picked goes where `where` says. */
  requestStep: (where: StepPlace, screen: Position) => void
  /** The step whose settings are open. */
  opened: string | undefined
  open: (nodeId: string) => void
  close: () => void
  /** The note that is being written in. */
  writtenNote: string | undefined
  writeNote: (id: string | undefined) => void
  /** Where the pointer is over the canvas, in screen units; undefined while it is elsewhere. */
  pointer: RefObject<Position | undefined>
}

export const CanvasContext = createContext<CanvasState | undefined>(undefined)

export function useCanvas(): CanvasState {
  const canvas = useContext(CanvasContext)
  if (canvas === undefined) throw new Error('There is no canvas around this component.')
  return canvas
}
