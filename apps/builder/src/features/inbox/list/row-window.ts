/** Which rows of a long list are drawn, and how much room those before and after them take. */
export interface RowWindow {
  readonly first: number
  /** After the last one. */
  readonly end: number
  readonly before: number
  readonly after: number
}

/** So many rows beyond the visible ones are drawn, for the keyboard to go on to and for scrolling to look calm. */
const beyond = 8

/**
 * Of `count` rows of one height, those that are seen at `scrolled` in a list that is `height` high; all in pixels.
 * @example rowWindow({ count: 100_000, rowHeight: 80, scrolled: 8_000, height: 800 }) // rows 92 to 118
 */
export function rowWindow({
  count,
  rowHeight,
  scrolled,
  height,
}: {
  count: number
  rowHeight: number
  scrolled: number
  height: number
}): RowWindow {
  const most = Math.max(0, count * rowHeight - height)
  const top = Math.min(Math.max(0, scrolled), most)
  const first = Math.max(0, Math.floor(top / rowHeight) - beyond)
  const end = Math.min(count, Math.ceil((top + height) / rowHeight) + beyond)
  return { first, end, before: first * rowHeight, after: (count - end) * rowHeight }
}
