import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Box, moved, shiftIntoView } from './shift-into-view'

const box = (left: number, top: number, width: number, height: number): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
})
const room = box(0, 0, 1_000, 600)
const minimap = box(790, 440, 200, 150)
const toolbar = box(400, 10, 200, 40)

describe('the way of a card into view', () => {
  it('is none where it is seen already', () => {
    expect(shiftIntoView(box(100, 100, 248, 96), room, [minimap, toolbar])).toEqual({ x: 0, y: 0 })
  })

  it('is as long as it lies outside', () => {
    expect(shiftIntoView(box(1_100, 650, 248, 96), room, [])).toEqual({ x: -348, y: -146 })
    expect(shiftIntoView(box(-50, -20, 248, 96), room, [])).toEqual({ x: 50, y: 20 })
  })

  it('leads out from under what lies over it, by the shorter way', () => {
    expect(shiftIntoView(box(700, 460, 248, 96), room, [minimap])).toEqual({ x: 0, y: -116 })
    expect(shiftIntoView(box(560, 460, 248, 96), room, [minimap])).toEqual({ x: -18, y: 0 })
  })

  it('does not end under something else', () => {
    const shift = shiftIntoView(box(1_100, 650, 248, 96), room, [minimap])
    expect(shift).toEqual({ x: -348, y: -306 })
  })

  it('shows the beginning of what is larger than the room', () => {
    expect(shiftIntoView(box(300, 300, 2_000, 900), room, [minimap])).toEqual({ x: -300, y: -300 })
  })

  it('always leads into the room and beside everything where there is a place for it', () => {
    const size = fc.integer({ min: 10, max: 250 })
    const at = fc.integer({ min: -3_000, max: 3_000 })
    fc.assert(
      fc.property(at, at, size, size, (left, top, width, height) => {
        const card = box(left, top, width, height)
        const { left: x, top: y, right, bottom } = moved(card, shiftIntoView(card, room, [minimap, toolbar]))
        expect(x >= 0 && y >= 0 && right <= room.right && bottom <= room.bottom).toBe(true)
        for (const cover of [minimap, toolbar]) {
          const isBeside = right <= cover.left || x >= cover.right || bottom <= cover.top || y >= cover.bottom
          expect(isBeside).toBe(true)
        }
      }),
    )
  })
})
