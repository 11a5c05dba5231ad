import { useCallback, useRef } from 'react'

/** For a control that goes when it is pressed: the first one of what comes in its place takes the focus over. */
export function useHandedFocus() {
  const handed = useRef(false)
  const hand = useCallback(() => {
    handed.current = true
  }, [])
  /** A ref for each of the places that come in place of another. */
  const take = useCallback((place: HTMLElement | null) => {
    if (place === null || !handed.current) return
    handed.current = false
    place.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true })
  }, [])
  return { hand, take }
}
