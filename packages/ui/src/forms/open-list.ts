import type { KeyboardEvent } from 'react'

/** The list that belongs to a field, while it is open. */
export function openListOf(field: EventTarget): Element | null {
  const id = field instanceof Element ? field.getAttribute('aria-controls') : null
  return id === null ? null : document.getElementById(id)
}

export const isEnter = ({ key, nativeEvent }: KeyboardEvent): boolean =>
  key === 'Enter' && !nativeEvent.isComposing

/** Keeps Enter from sending the form around a list that is open: it is meant for the list. */
export function keepEnterToList(event: KeyboardEvent): void {
  if (isEnter(event) && openListOf(event.target) !== null) event.preventDefault()
}
