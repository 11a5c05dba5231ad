import { afterEach, describe, expect, it } from 'vitest'
import { readViewport, writeViewport } from './stored-viewport'

afterEach(() => localStorage.clear())

describe('where somebody was in a workflow', () => {
  it('is kept for each workflow', () => {
    writeViewport('one', { x: 1, y: -2, zoom: 0.5 })
    expect(readViewport('one')).toEqual({ x: 1, y: -2, zoom: 0.5 })
    expect(readViewport('other')).toBeUndefined()
  })

  it.each(['', '{', '{"x":1}', '{"x":1,"y":2,"zoom":0}'])('is forgotten where %s was kept', (kept) => {
    localStorage.setItem('counterflow.viewport.one', kept)
    expect(readViewport('one')).toBeUndefined()
  })
})
