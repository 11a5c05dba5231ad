import { describe, expect, it } from 'vitest'
import { branching } from '../../../../../test/definitions'
import { placeBetween } from './place-between'

const edge = { from: 'trigger', port: 'then', to: 'check' }
const places = (checkX: number) => ({
  trigger: { x: 0, y: 0 },
  check: { x: checkX, y: 40 },
  capture: { x: checkX + 340, y: 0 },
  tag: { x: checkX + 680, y: 0 },
  pause: { x: -500, y: 200 },
})

describe('a step in the middle of a connection', () => {
  it('stands half-way where there is room, and moves nothing', () => {
    expect(placeBetween(branching, places(800), edge)).toEqual({ place: { x: 400, y: 40 }, moved: {} })
  })

  it('moves what follows aside where there is none, but nothing that lies elsewhere', () => {
    const { place, moved } = placeBetween(branching, places(340), edge)
    expect(place).toEqual({ x: 372, y: 40 })
    expect(moved).toEqual({
      check: { x: 744, y: 40 },
      capture: { x: 1_084, y: 0 },
      tag: { x: 1_424, y: 0 },
    })
  })

  it('stands where it was dropped, clear of both cards', () => {
    expect(placeBetween(branching, places(800), edge, { x: 420, y: 90 }).place).toEqual({ x: 420, y: 90 })
    const close = placeBetween(branching, places(400), edge, { x: 20, y: 0 })
    expect(close.place.x).toBe(308)
    expect(close.moved.check?.x).toBe(680)
  })

  it('leaves everything where it is along a connection that was drawn backwards', () => {
    expect(placeBetween(branching, places(-300), edge)).toEqual({ place: { x: -150, y: 20 }, moved: {} })
  })
})
