import { describe, expect, it } from 'vitest'
import { nudgeOf } from './arrow-keys'

describe('arrow keys', () => {
  it('move by a field of the grid, and by five with Shift', () => {
    expect(nudgeOf({ key: 'ArrowLeft', shiftKey: false })).toEqual({ x: -8, y: 0 })
    expect(nudgeOf({ key: 'ArrowDown', shiftKey: true })).toEqual({ x: 0, y: 40 })
    expect(nudgeOf({ key: 'a', shiftKey: false })).toBeUndefined()
  })
})
