import { describe, expect, it } from 'vitest'
import { branching } from '../../../../test/definitions'
import { walkFrom } from './walk'

/** trigger → check → capture → tag, with pause below capture. */
const places = {
  trigger: { x: 0, y: 0 },
  check: { x: 340, y: 0 },
  capture: { x: 680, y: -40 },
  pause: { x: 680, y: 108 },
  tag: { x: 1_020, y: -40 },
}
const walk = (id: string, ...keys: string[]) =>
  keys.reduce<string | undefined>((at, key) => at && walkFrom(at, `Arrow${key}`, branching.edges, places), id)

describe('walking over the canvas', () => {
  it('follows the connections, and goes back along them', () => {
    expect(walk('trigger', 'Right', 'Right', 'Right')).toBe('tag')
    expect(walk('tag', 'Left', 'Left', 'Left')).toBe('trigger')
  })

  it('goes between branches', () => {
    expect(walk('capture', 'Down')).toBe('pause')
    expect(walk('pause', 'Up')).toBe('capture')
    expect(walk('pause', 'Left')).toBe('check')
  })

  it('stays where nothing lies that way', () => {
    expect(walk('trigger', 'Left')).toBeUndefined()
    expect(walkFrom('trigger', 'Enter', branching.edges, places)).toBeUndefined()
  })
})
