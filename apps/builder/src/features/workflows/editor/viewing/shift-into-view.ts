/** A part of the screen. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface Shift {
  readonly x: number
  readonly y: number
}

export const moved = ({ left, top, right, bottom }: Box, { x, y }: Shift): Box => ({
  left: left + x,
  top: top + y,
  right: right + x,
  bottom: bottom + y,
})

/**
 * How far a card has to move to be seen whole within `room` and beside what lies over it: as little as possible. Where it
 * is too large for that, its beginning is seen.
 */
export function shiftIntoView(card: Box, room: Box, covers: readonly Box[]): Shift {
  const usual = {
    x: shiftInto(card.left, card.right, room.left, room.right),
    y: shiftInto(card.top, card.bottom, room.top, room.bottom),
  }
  const isFree = (shift: Shift) => !covers.some((cover) => overlap(moved(card, shift), cover))
  if (isFree(usual)) return usual
  const across = [usual.x, ...covers.flatMap(({ left, right }) => [left - card.right, right - card.left])]
  const down = [usual.y, ...covers.flatMap(({ top, bottom }) => [top - card.bottom, bottom - card.top])]
  const [nearest] = across
    .flatMap((x) => down.map((y): Shift => ({ x, y })))
    .filter((shift) => isFree(shift) && liesWithin(moved(card, shift), room))
    .toSorted((one, other) => distance(one) - distance(other))
  return nearest ?? usual
}

function shiftInto(start: number, end: number, from: number, to: number): number {
  if (start < from) return from - start
  return end > to ? -Math.min(end - to, start - from) : 0
}

const distance = ({ x, y }: Shift): number => Math.hypot(x, y)

const overlap = (one: Box, other: Box): boolean =>
  one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top

const liesWithin = (card: Box, room: Box): boolean =>
  card.left >= room.left && card.top >= room.top && card.right <= room.right && card.bottom <= room.bottom
