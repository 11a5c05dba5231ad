import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freshName } from './fresh-name.js'

describe('a fresh name', () => {
  it.each([
    ['VIP', [], 'VIP'],
    ['VIP', ['VIP'], 'VIP 2'],
    ['VIP', ['vip', 'VIP 2'], 'VIP 3'],
    ['VIP 2', ['VIP 2'], 'VIP 3'],
    ['VIP 2', ['VIP'], 'VIP 2'],
    ['2026', ['2026'], '2026 2'],
  ])('for %j beside %j is %j', (name, taken, expected) => {
    expect(freshName(name, taken)).toBe(expected)
  })

  it('is not taken, and never too long for a workflow', () => {
    const name = fc.string({ minLength: 1, maxLength: 120 })
    fc.assert(
      fc.property(name, fc.array(name), fc.nat(30), (wanted, others, copies) => {
        const taken = [...others]
        for (let copy = 0; copy <= copies; copy += 1) taken.push(freshName(wanted, taken))
        const fresh = freshName(wanted, taken)
        expect(taken).not.toContain(fresh)
        expect(fresh.length).toBeLessThanOrEqual(120)
      }),
    )
  })
})
