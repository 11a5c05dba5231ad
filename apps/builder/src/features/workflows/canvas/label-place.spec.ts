import { describe, expect, it } from 'vitest'
import { labelPlace } from './label-place'

/** Between two cards in the usual distance, and between two that have one between them. */
const near = { sourceX: 248, sourceY: 48, targetX: 340, targetY: 48 }
const far = { ...near, targetX: 680 }
/** As wide as a label becomes, half of it. */
const half = 45

describe('where the label of a connection stands', () => {
  it('is a third of the way', () => {
    expect(labelPlace(near, undefined, false)).toEqual({ x: 282.96, y: 48 })
  })

  it('is between the cards where definitions are compared', () => {
    const { x } = labelPlace(near, 'added', false)
    expect(x - half).toBeGreaterThan(near.sourceX)
    expect(x + half).toBeLessThan(near.targetX)
  })

  it('is not on what has come between two steps, nor on the label of the way there', () => {
    const gone = labelPlace(far, 'removed', false)
    expect(gone.x + half).toBeLessThan(near.targetX)
    expect(gone.y - labelPlace(near, 'added', false).y).toBeGreaterThan(20)
  })

  it('follows a curve, and stays behind its card where a connection leads back', () => {
    expect(labelPlace({ ...near, targetY: 248 }, 'added', false)).toEqual({ x: 294, y: 148 })
    expect(labelPlace({ ...near, targetX: 0 }, 'added', false).x).toBeGreaterThan(near.sourceX)
  })

  it('is between rows on a phone', () => {
    const down = { sourceX: 100, sourceY: 96, targetX: 100, targetY: 180 }
    expect(labelPlace(down, 'added', true)).toEqual({ x: 100, y: 138 })
    expect(labelPlace({ ...down, targetY: 400 }, 'removed', true)).toEqual({ x: 100, y: 166 })
  })
})
