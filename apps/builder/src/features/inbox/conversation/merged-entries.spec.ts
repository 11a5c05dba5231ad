import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type KnownEntries, mergedEntries, type Placed } from './merged-entries'

const entry = (position: number, version = position): Placed => ({ id: `e${position}`, position, version })

/** The log of one conversation: entries are added and changed, each time under the next version. */
const logs = fc.array(fc.nat({ max: 20 }), { maxLength: 40 }).map((choices) => {
  const history: Placed[] = []
  for (const [index, choice] of choices.entries()) {
    const known = new Set(history.map(({ position }) => position)).size
    const position = choice < known ? choice + 1 : known + 1
    history.push(entry(position, index + 1))
  }
  return history
})

const latest = (history: readonly Placed[]) =>
  [...new Map(history.map((each) => [each.id, each])).values()].sort((a, b) => a.position - b.position)

describe('the entries of a conversation', () => {
  it('are each there once, in order and as they last were, in whatever order they come in', () => {
    fc.assert(
      fc.property(logs, fc.infiniteStream(fc.nat()), fc.nat({ max: 5 }), (history, random, doubled) => {
        const arriving = [...history, ...history.slice(0, doubled)]
          .map((each) => ({ each, at: random.next().value ?? 0 }))
          .sort((left, right) => left.at - right.at)
          .map(({ each }) => each)
        const shown = arriving.reduce<KnownEntries<Placed> | undefined>(
          (known, each) => mergedEntries(known, { entries: [each], version: each.version }),
          undefined,
        )
        expect(shown?.entries ?? []).toEqual(latest(history))
        expect(shown?.version ?? 0).toBe(history.length)
      }),
      { numRuns: 60 },
    )
  })

  it('do not go back when an older page comes in later', () => {
    const known = mergedEntries(undefined, { entries: [entry(4), entry(5, 9)], version: 9 })
    const older = mergedEntries(known, { entries: [entry(3), entry(5)], version: 5 })
    expect(older).toEqual({ entries: [entry(3), entry(4), entry(5, 9)], version: 9 })
  })
})
