/** How far a row is opened when what stands behind it is shown whole, in pixels. */
export const swipeWidth = 176

/** As far as a finger may move before it is clear whether it swipes a row or scrolls the list. */
const undecided = 10

/** Where a finger began on a row, and where it is; the row stood open or closed when it began. */
export interface Swipe {
  readonly dx: number
  readonly dy: number
  readonly wasOpen: boolean
}

/** What a movement is: a list that scrolls must not open its rows. */
export function swipeKind({ dx, dy }: Swipe): 'undecided' | 'swipe' | 'scroll' {
  if (Math.max(Math.abs(dx), Math.abs(dy)) < undecided) return 'undecided'
  return Math.abs(dx) > Math.abs(dy) ? 'swipe' : 'scroll'
}

/** How far the row is drawn to the right under the finger. */
export const swipeOffset = ({ dx, wasOpen }: Swipe): number =>
  Math.min(swipeWidth, Math.max(0, dx + (wasOpen ? swipeWidth : 0)))

/** Whether the row stays open when the finger leaves it: from half way on. */
export const staysOpen = (swipe: Swipe): boolean => swipeOffset(swipe) >= swipeWidth / 2
