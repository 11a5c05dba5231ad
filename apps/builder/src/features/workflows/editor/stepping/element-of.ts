/** Where a step, a connection or an exit is drawn, in the outline or on the canvas. */
export function elementOf(key: string): HTMLElement | SVGElement | null {
  const id = CSS.escape(key)
  return document.querySelector<HTMLElement | SVGElement>(
    `[data-drawing="outline"] [data-row="${id}"], .react-flow__node[data-id="${id}"], .react-flow__edge[data-id="${id}"]`,
  )
}

/** The card or the line that Tab would lead to: where the focus belongs when it has no better place. */
export const currentElement = (): Element | null =>
  document.querySelector('[data-drawing="outline"] [tabindex="0"], .react-flow__node[tabindex="0"]')

/** The place on the screen at which a list opens that has to do with it. */
export function besideOf(key: string | undefined): { x: number; y: number } {
  const box = (key === undefined ? null : elementOf(key))?.getBoundingClientRect()
  if (box === undefined) return { x: window.innerWidth / 2, y: window.innerHeight / 3 }
  return { x: Math.min(box.right + 4, window.innerWidth - 320), y: box.top + box.height / 2 }
}
