import { describe, expect, it } from 'vitest'
import { usualHeight } from '../../canvas/card-size'
import { expectedViewport } from './expected-viewport'

const room = { width: 1_000, height: 600 }

describe('where a canvas will be', () => {
  it('shows every card of a wide workflow, in the middle', () => {
    const places = { trigger: { x: -1_000, y: 0 }, far: { x: 3_000, y: 800 } }
    const { x, y, zoom } = expectedViewport(places, room)
    for (const place of Object.values(places)) {
      expect(place.x * zoom + x).toBeGreaterThanOrEqual(0)
      expect((place.x + 248) * zoom + x).toBeLessThanOrEqual(room.width)
    }
    // The margins are whole pixels.
    expect(Math.abs(((-1_000 + 3_248) / 2) * zoom + x - room.width / 2)).toBeLessThan(2)
    expect(Math.abs(((800 + usualHeight) / 2) * zoom + y - room.height / 2)).toBeLessThan(2)
  })

  it('is neither nearer nor further than the canvas goes', () => {
    expect(expectedViewport({ trigger: { x: 0, y: 0 } }, room).zoom).toBe(1)
    expect(expectedViewport({ trigger: { x: 0, y: 0 }, far: { x: 90_000, y: 0 } }, room).zoom).toBe(0.1)
  })
})
