import type { Box } from './shift-into-view'

/** What is left free around the toolbar and the overview. */
const air = 12

/** What lay over the cards of a canvas when that was looked at. */
export interface Covers {
  readonly width: number
  readonly height: number
  readonly panels: readonly Element[]
  readonly boxes: Box[]
}

/**
 * What lies over the cards: the toolbar, the overview, the controls. Looked at anew only where the canvas has another size, or
 * others lie there, than when that was `known`: after an edit it would make the browser lay the page out at once, and then
 * again.
 */
export function coversOf(
  canvas: Element | null,
  { width, height }: Pick<Covers, 'width' | 'height'>,
  known: Covers | undefined,
): Covers {
  const panels = [...(canvas?.querySelectorAll('.react-flow__panel') ?? [])]
  const isKnown =
    known?.width === width &&
    known.height === height &&
    known.panels.length === panels.length &&
    known.panels.every((panel, index) => panel === panels[index])
  if (isKnown) return known
  return { width, height, panels, boxes: canvas === null ? [] : boxesOf(canvas, panels) }
}

function boxesOf(canvas: Element, panels: readonly Element[]): Box[] {
  const { left, top } = canvas.getBoundingClientRect()
  return panels.map((panel) => {
    const box = panel.getBoundingClientRect()
    return {
      left: box.left - left - air,
      top: box.top - top - air,
      right: box.right - left + air,
      bottom: box.bottom - top + air,
    }
  })
}
