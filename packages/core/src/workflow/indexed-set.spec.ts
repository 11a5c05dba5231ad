import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Universe } from './indexed-set.js'

const members = Array.from({ length: 70 }, (_, index) => `m${index}`)
const universe = new Universe(members)
const some = fc.subarray(members)

describe('a set over a universe', () => {
  it('does what a set does', () => {
    fc.assert(
      fc.property(some, some, (left, right) => {
        const [plainLeft, plainRight] = [new Set(left), new Set(right)]
        const [ours, other] = [universe.of(...left), universe.of(...right)]
        const sorted = (set: Iterable<string>) => [...set].sort()
        expect(sorted(ours)).toEqual(sorted(plainLeft))
        expect(ours.size).toBe(plainLeft.size)
        expect(sorted(ours.union(other))).toEqual(sorted(plainLeft.union(plainRight)))
        expect(sorted(ours.intersection(other))).toEqual(sorted(plainLeft.intersection(plainRight)))
        expect(sorted(ours.without(...right))).toEqual(sorted(plainLeft.difference(plainRight)))
        expect(ours.isSubsetOf(other)).toBe(plainLeft.isSubsetOf(plainRight))
        expect(members.filter((member) => ours.has(member))).toEqual(
          members.filter((member) => plainLeft.has(member)),
        )
      }),
    )
  })

  it('stays as it is when another is made from it', () => {
    const first = universe.of('m1', 'm33')
    first.with('m2')
    first.without('m33')
    expect([...first]).toEqual(['m1', 'm33'])
  })

  it('knows nothing of what lies outside of its universe', () => {
    expect(universe.of('m1').with('elsewhere').has('elsewhere')).toBe(false)
  })
})
