import { useEffect, useState } from 'react'

type Focusable = HTMLElement | SVGElement

const isFocusable = (element: Element | null): element is Focusable =>
  element instanceof HTMLElement || element instanceof SVGElement

/** What has the focus; of a menu that closes meanwhile, what had opened it. */
function focusedNow(): Element | null {
  const { activeElement } = document
  const opener = activeElement?.closest('[role="menu"]')?.getAttribute('aria-labelledby')
  return opener == null ? activeElement : document.getElementById(opener)
}

/** Answers whether it has the focus then. */
function focus(element: Element | null): boolean {
  if (!isFocusable(element) || !element.isConnected || element === document.body) return false
  element.focus({ preventScroll: true })
  return document.activeElement === element
}

/**
 * For a dialog that is only there while it is open: gives the focus back to where it was before. Mantine does so only for
 * dialogs that are there before they open.
 * @param elsewhere where it goes instead, when what had it has gone
 */
export function useReturnedFocus(elsewhere: () => Element | null = () => null): void {
  const [before] = useState(focusedNow)
  const [otherwise] = useState(() => elsewhere)
  useEffect(
    () => () => {
      setTimeout(() => {
        const { activeElement } = document
        // Whoever has taken it meanwhile keeps it.
        if (activeElement !== null && activeElement !== document.body) return
        if (!focus(before)) focus(otherwise())
      })
    },
    [before, otherwise],
  )
}
