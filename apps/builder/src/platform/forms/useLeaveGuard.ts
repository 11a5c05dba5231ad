import { useBlocker } from '@tanstack/react-router'
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react'

/** What to ask of somebody who is about to leave a page on which something is not saved. */
export interface LeaveGuard {
  asks: boolean
  stay: () => void
  leave: () => void
}

/**
 * Holds whoever leaves the page while something on it is `unsaved`. It never holds anybody silently: what was held while
 * the changes were being saved goes on as soon as they are.
 */
export function useLeaveGuard(unsaved: boolean): LeaveGuard {
  const isUnsaved = useRef(unsaved)
  // Before anything is seen: a link that is pressed as soon as the page says "Saved" would otherwise find it unsaved.
  useLayoutEffect(() => {
    isUnsaved.current = unsaved
  }, [unsaved])
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: useCallback(
      ({ current, next }) => isUnsaved.current && current.pathname !== next.pathname,
      [],
    ),
    enableBeforeUnload: useCallback(() => isUnsaved.current, []),
    withResolver: true,
  })
  const isHeld = status === 'blocked'
  useEffect(() => {
    if (isHeld && !unsaved) proceed?.()
  }, [isHeld, unsaved, proceed])
  return {
    asks: isHeld && unsaved,
    stay: () => reset?.(),
    leave: () => proceed?.(),
  }
}
