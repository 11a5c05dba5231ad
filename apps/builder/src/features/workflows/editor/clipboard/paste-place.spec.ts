import { fragmentOf } from '@counterflow/core'
import { describe, expect, it } from 'vitest'
import { branching } from '../../../../../test/definitions'
import { placesOf } from '../../graph/layered-layout'
import { afterStep, aroundPoint, underOriginals } from './paste-place'

const places = placesOf(branching)
const copied = (...ids: string[]) => {
  const fragment = fragmentOf(branching, new Set(ids), places)
  if (fragment === undefined) throw new Error('Nothing was copied.')
  return fragment
}

describe('where a paste goes', () => {
  it('is around the pointer, on the grid', () => {
    const { offset } = aroundPoint(copied('capture'), { x: 1_003, y: 500 })
    const at = { x: (places.capture?.x ?? 0) + offset.x, y: (places.capture?.y ?? 0) + offset.y }
    expect(at).toEqual({ x: 880, y: 456 })
  })

  it('is after a step that leads nowhere yet, and connected to it', () => {
    const place = afterStep(copied('capture'), branching, places, 'tag')
    expect(place?.from).toEqual({ nodeId: 'tag', port: 'then' })
    expect((places.capture?.x ?? 0) + (place?.offset.x ?? 0)).toBeGreaterThan(places.tag?.x ?? 0)
    expect(afterStep(copied('tag'), branching, places, 'capture')).toBeUndefined()
  })

  it('is under the originals, further down each time', () => {
    const { offset } = underOriginals(copied('capture'), branching, places)
    expect(offset).toEqual({ x: 0, y: 272 })
    const { x, y } = places.capture ?? { x: 0, y: 0 }
    const again = underOriginals(copied('capture'), branching, { ...places, capture_2: { x, y: y + 272 } })
    expect(again.offset).toEqual({ x: 0, y: 408 })
  })
})
