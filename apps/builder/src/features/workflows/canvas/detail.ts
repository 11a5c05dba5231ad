import { useStore } from '@xyflow/react'
import { createContext, use, useDeferredValue } from 'react'

/** Below this zoom words are not legible, and drawing them would cost frames. */
const legible = 0.32

/** From here on only what is in view is drawn, and cards have a size before they were drawn for the first time. */
export const manySteps = 100

/**
 * Whether cards and connections are near enough to be read. Asked once for the whole canvas: a question of each card
 * would be answered anew by all of them whenever the canvas moves.
 */
export const NearContext = createContext(true)

export const useIsNear = (): boolean => use(NearContext)

export const useZoomIsNear = (): boolean => useStore(({ transform }) => transform[2] >= legible)

/** Whether there are so many cards that only those in view are drawn, each when it comes there. */
export const ManyContext = createContext(false)

/**
 * False while something is drawn for the first time that comes into view with many others, and true a moment later, when
 * all of them are seen. What is `urgent` is there with everything.
 */
export function useIsTold(urgent = false): boolean {
  const isLater = use(ManyContext) && !urgent
  return useDeferredValue(true, isLater ? false : undefined)
}
