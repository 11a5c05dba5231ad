import { describe, expect, it } from 'vitest'
import { isSeen, keptView } from './kept-view'

const size = { width: 1_000, height: 600 }
const card = (x: number, y: number) => ({ x, y, width: 248, height: 96 })
const minimap = { left: 770, top: 420, right: 1_000, bottom: 600 }
const asItIs = { x: 0, y: 0, zoom: 1 }

describe('how a canvas is seen for a step to be seen whole', () => {
  it('stays as it is where the workflow is seen', () => {
    expect(
      keptView(card(300, 100), card(300, 100), { ...size, view: asItIs, covers: [minimap] }),
    ).toBeUndefined()
  })

  it('shows the whole workflow where there is room for it', () => {
    const all = { x: 0, y: 0, width: 1_000, height: 96 }
    const view = keptView(card(752, 0), all, { ...size, view: asItIs, covers: [] })
    expect(view?.zoom).toBeCloseTo(0.84)
    expect((view?.x ?? 0) + 1_000 * (view?.zoom ?? 0)).toBeCloseTo(880)
  })

  it('moves as little as possible where the workflow is too large', () => {
    const all = { x: -3_000, y: 0, width: 6_000, height: 600 }
    const view = keptView(card(700, 300), all, { ...size, view: asItIs, covers: [minimap] })
    expect(view).toEqual({ x: -68, y: 0, zoom: 1 })
  })

  it('leads a step out from under the overview', () => {
    const all = { x: -3_000, y: 0, width: 6_000, height: 600 }
    const view = keptView(card(600, 450), all, { ...size, view: asItIs, covers: [minimap] })
    expect(view).toEqual({ x: -78, y: 0, zoom: 1 })
  })

  it('tells whether anything of a step is seen', () => {
    const seen = { ...size, view: { x: 0, y: 0, zoom: 0.5 }, covers: [] }
    expect(isSeen(card(1_900, 0), seen)).toBe(true)
    expect(isSeen(card(2_100, 0), seen)).toBe(false)
  })
})
