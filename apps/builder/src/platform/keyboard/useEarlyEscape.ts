import { useCallbackRef } from '@mantine/hooks'
import { useEffect } from 'react'

/**
 * Closes what was opened a moment ago with Escape, though it does not have the focus yet: it hears keys only once the
 * focus is in it, and hands are faster than that.
 */
export function useEarlyEscape(opened: boolean, close: () => void): void {
  const latest = useCallbackRef(close)
  useEffect(() => {
    if (!opened) return
    const listen = (event: KeyboardEvent) => {
      const isInside = event.target instanceof Element && event.target.closest('[role="dialog"]') !== null
      if (event.key !== 'Escape' || event.isComposing || isInside) return
      // The page behind it stays as it is.
      event.stopPropagation()
      latest()
    }
    document.addEventListener('keydown', listen, { capture: true })
    return () => document.removeEventListener('keydown', listen, { capture: true })
  }, [opened, latest])
}
