import { type FocusEvent, useCallback, useRef } from 'react'

const pressable = 'button, a[href]'

/** What can be walked through in `list`, in order. */
export const pressablesIn = (list: ParentNode): HTMLElement[] =>
  [...list.querySelectorAll<HTMLElement>(pressable)].filter((one) => !one.matches(':disabled'))

/** Leaves Tab one way into `list`: to `current`, or where that has gone to the first. Answers which one it is. */
function leaveOne(list: HTMLElement, current: Element | null): HTMLElement | undefined {
  const all = pressablesIn(list)
  const stop = all.find((one) => one === current) ?? all[0]
  for (const one of list.querySelectorAll<HTMLElement>(pressable)) {
    const next = one === stop ? 0 : -1
    if (one.tabIndex !== next) one.tabIndex = next
  }
  return stop
}

/**
 * Makes the buttons of a list one stop for Tab: the one that had the focus last has it again. What comes and goes in the list
 * is seen by itself.
 */
export function useOneTabStop() {
  const current = useRef<Element | null>(null)
  const ref = useCallback((list: HTMLElement | null) => {
    if (list === null) return
    const settle = () => {
      current.current = leaveOne(list, current.current) ?? null
    }
    settle()
    const observer = new MutationObserver(settle)
    observer.observe(list, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['disabled'],
    })
    return () => observer.disconnect()
  }, [])
  const onFocus = useCallback(({ currentTarget, target }: FocusEvent<HTMLElement>) => {
    // What floats above the list is within it for React, and elsewhere on the page.
    if (currentTarget.contains(target) && target.matches(pressable)) {
      current.current = leaveOne(currentTarget, target) ?? null
    }
  }, [])
  return { ref, onFocus }
}
