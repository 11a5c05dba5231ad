const reachable = 'a[href], button:not(:disabled), input, textarea, [tabindex="0"]'

/** Leads from the last thing that can be reached by Tab to the first, and back. */
export function keepFocusInside(event: KeyboardEvent): void {
  if (event.key !== 'Tab' || !(event.currentTarget instanceof HTMLElement)) return
  const inside = [...event.currentTarget.querySelectorAll<HTMLElement>(reachable)]
  const [first] = inside
  const last = inside.at(-1)
  const root = event.currentTarget.getRootNode()
  const current = root instanceof ShadowRoot ? root.activeElement : document.activeElement
  const [edge, other] = event.shiftKey ? [first, last] : [last, first]
  if (current !== edge && current !== event.currentTarget) return
  event.preventDefault()
  other?.focus()
}
