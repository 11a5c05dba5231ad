import type { Condition } from '@counterflow/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asGroup, isGroup } from './condition-edits'
import { type LinePath, lineAt, moveLine, unwrapGroup, wrapLine } from './move-line'

const line = (name: string): Condition => ({ field: { $ref: ['trigger', name] }, operator: 'is_empty' })
const [a, b, c] = [line('a'), line('b'), line('c')]

const { tree } = fc.letrec<{ tree: Condition; part: Condition }>((tie) => ({
  part: fc.oneof({ depthSize: 'small' }, fc.constantFrom(a, b, c), tie('tree')),
  tree: fc.oneof(
    fc.array(tie('part'), { maxLength: 4 }).map((all): Condition => ({ all })),
    fc.array(tie('part'), { maxLength: 4 }).map((any): Condition => ({ any })),
    fc.array(tie('part'), { maxLength: 4 }).map((none): Condition => ({ none })),
  ),
}))

/** Every line with its path, as it is read. */
function linesOf(condition: Condition, path: LinePath = []): LinePath[] {
  if (!isGroup(condition)) return [path]
  const inside = asGroup(condition).parts.flatMap((part, index) => linesOf(part, [...path, index]))
  return path.length === 0 ? inside : [path, ...inside]
}

const count = (condition: Condition) => linesOf(condition).length

describe('moving a line of a condition', () => {
  it.each<[string, Condition, number[], 'up' | 'down', Condition, number[]]>([
    ['past its neighbour', { all: [a, b] }, [1], 'up', { all: [b, a] }, [0]],
    ['into a group below', { all: [a, { any: [b] }] }, [0], 'down', { all: [{ any: [a, b] }] }, [0, 0]],
    ['into a group above', { all: [{ any: [b] }, a] }, [1], 'up', { all: [{ any: [b, a] }] }, [0, 1]],
    [
      'out of its group, before it',
      { all: [{ any: [a, b] }] },
      [0, 0],
      'up',
      { all: [a, { any: [b] }] },
      [0],
    ],
    [
      'out of its group, after it',
      { all: [{ any: [a, b] }, c] },
      [0, 1],
      'down',
      { all: [{ any: [a] }, b, c] },
      [1],
    ],
  ])('%s', (_words, condition, path, direction, moved, to) => {
    expect(moveLine(condition, path, direction)).toEqual({ condition: moved, path: to })
  })

  it('ends at the first and the last place', () => {
    expect(moveLine({ all: [a, b] }, [0], 'up')).toBeUndefined()
    expect(moveLine({ all: [a, b] }, [1], 'down')).toBeUndefined()
    expect(moveLine(a, [], 'up')).toBeUndefined()
  })

  it('loses nothing, keeps the line as it is, and is taken back by the other direction', () => {
    const direction = fc.constantFrom('up' as const, 'down' as const)
    fc.assert(
      fc.property(tree, fc.nat(), direction, (condition, pick, way) => {
        const paths = linesOf(condition)
        const path = paths[pick % Math.max(paths.length, 1)]
        if (path === undefined) return
        const moved = moveLine(condition, path, way)
        if (moved === undefined) return
        expect(count(moved.condition)).toBe(count(condition))
        expect(lineAt(moved.condition, moved.path)).toEqual(lineAt(condition, path))
        const back = moveLine(moved.condition, moved.path, way === 'up' ? 'down' : 'up')
        expect(back).toEqual({ condition, path })
      }),
    )
  })
})

describe('groups', () => {
  it('are put around a line and taken away again', () => {
    fc.assert(
      fc.property(tree, fc.nat(), (condition, pick) => {
        const paths = linesOf(condition)
        const path = paths[pick % Math.max(paths.length, 1)]
        if (path === undefined) return
        const wrapped = wrapLine(condition, path)
        expect(count(wrapped)).toBe(count(condition) + 1)
        expect(unwrapGroup(wrapped, path)).toEqual(condition)
      }),
    )
  })

  it('leave their lines where they stood', () => {
    expect(unwrapGroup({ all: [a, { any: [b, c] }] }, [1])).toEqual({ all: [a, b, c] })
    expect(unwrapGroup({ all: [a] }, [0])).toEqual({ all: [a] })
  })
})
