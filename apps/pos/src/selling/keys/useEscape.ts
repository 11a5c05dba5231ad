import { type RefObject, useEffect, useRef } from 'react'

/** What Esc closes, the topmost last. */
const closings: (() => void)[] = []

/**
 * Calls `onEscape` for Esc wherever the focus is, as long as nothing that was opened later wants it: a dialog, a list
 * that is unfolded, the composition of a syllable. A screen that is locked hears nothing.
 * @param place what is closed, to see whether it is behind a locked screen
 */
export function useEscape(place: RefObject<HTMLElement | null>, onEscape: () => void): void {
  const latest = useRef(onEscape)
  useEffect(() => {
    latest.current = onEscape
  })
  useEffect(() => {
    const close = () => latest.current()
    closings.push(close)
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || closings.at(-1) !== close) return
      if (place.current?.closest('[inert]') !== null || isWantedElsewhere(event.target)) return
      close()
    }
    // Before anybody else hears of it: afterwards a list would be folded already, and nobody could tell.
    addEventListener('keydown', press, true)
    return () => {
      removeEventListener('keydown', press, true)
      closings.splice(closings.indexOf(close), 1)
    }
  }, [place])
}

const isWantedElsewhere = (target: EventTarget | null): boolean =>
  document.querySelector('[aria-modal="true"]') !== null ||
  (target instanceof Element &&
    target.closest('[role="dialog"], [aria-haspopup][aria-expanded="true"]') !== null)
