import { expect, it } from 'vitest'
import { staysOpen, swipeKind, swipeOffset, swipeWidth } from './swipe'

const from = (dx: number, dy = 0, wasOpen = false) => ({ dx, dy, wasOpen })

it('tells a swipe from scrolling', () => {
  expect(swipeKind(from(4, 4))).toBe('undecided')
  expect(swipeKind(from(30, 8))).toBe('swipe')
  expect(swipeKind(from(8, 30))).toBe('scroll')
})

it('draws the row no further than what stands behind it', () => {
  expect(swipeOffset(from(40))).toBe(40)
  expect(swipeOffset(from(-40))).toBe(0)
  expect(swipeOffset(from(900))).toBe(swipeWidth)
  expect(swipeOffset(from(-40, 0, true))).toBe(swipeWidth - 40)
})

it('stays open from half way on, and closes by the way back', () => {
  expect(staysOpen(from(swipeWidth / 2))).toBe(true)
  expect(staysOpen(from(swipeWidth / 2 - 1))).toBe(false)
  expect(staysOpen(from(-swipeWidth, 0, true))).toBe(false)
})
