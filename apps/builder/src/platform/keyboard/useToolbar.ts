import { type KeyboardEvent, useCallback } from 'react'
import { pressablesIn, useOneTabStop } from './useOneTabStop'

const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowRight: (at, last) => (at === last ? 0 : at + 1),
  ArrowLeft: (at, last) => (at === 0 ? last : at - 1),
  Home: () => 0,
  End: (_, last) => last,
}

/** What a `role="toolbar"` takes to be one stop for Tab; the arrow keys, Home and End lead through it. */
export function useToolbar() {
  const stop = useOneTabStop()
  const onKeyDown = useCallback((event: KeyboardEvent<HTMLElement>) => {
    const { key, altKey, ctrlKey, metaKey, shiftKey, currentTarget, target } = event
    const step = steps[key]
    if (step === undefined || altKey || ctrlKey || metaKey || shiftKey || event.defaultPrevented) return
    const all = pressablesIn(currentTarget)
    const at = target instanceof HTMLElement ? all.indexOf(target) : -1
    if (at < 0) return
    event.preventDefault()
    event.stopPropagation()
    all[step(at, all.length - 1)]?.focus()
  }, [])
  return { ...stop, onKeyDown }
}
