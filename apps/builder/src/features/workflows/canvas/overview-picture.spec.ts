import { describe, expect, it } from 'vitest'
import { branching } from '../../../../test/definitions'
import { cardsPicture, overviewFrame } from './overview-picture'
import { flowNodes } from './to-flow'

const [trigger, ...others] = flowNodes(
  branching,
  { places: {}, direction: 'right', editable: true },
  (id) => id,
)

describe('the overview', () => {
  it('draws every card that has a size as one path, and knows the box around them', () => {
    if (trigger === undefined) throw new Error('There is no card.')
    const size = { width: 200, height: 100 }
    const cards = [
      { ...trigger, position: { x: -10, y: 20 }, measured: size },
      { ...trigger, position: { x: 300, y: -40 }, measured: size },
      ...others,
    ]
    expect(cardsPicture(cards)).toEqual({
      path: 'M-10,20h200v100h-200zM300,-40h200v100h-200z',
      bounds: { x: -10, y: -40, width: 510, height: 160 },
    })
    expect(cardsPicture(others)).toEqual({ path: '', bounds: undefined })
  })

  it('shows all cards and what is seen, in the middle and with room around', () => {
    const bounds = { x: 0, y: 0, width: 1_000, height: 500 }
    const { viewBox, scale, mask } = overviewFrame(bounds, { x: 500, y: 0, width: 1_500, height: 600 })
    // 2,000 × 600 in 200 × 150 pixels: ten units for each, and five pixels at each side.
    expect(scale).toBe(10)
    expect(viewBox).toBe('-50 -500 2100 1600')
    expect(mask).toContain('M500,0h1500v600h-1500z')
  })

  it('shows what is seen of an empty canvas', () => {
    const { viewBox } = overviewFrame(undefined, { x: 0, y: 0, width: 400, height: 300 })
    expect(viewBox).toBe('-10 -10 420 320')
  })
})
