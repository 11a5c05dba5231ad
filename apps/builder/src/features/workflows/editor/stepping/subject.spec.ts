import { describe, expect, it } from 'vitest'
import { branching } from '../../../../../test/definitions'
import { exitsOf, onlyEdgeTo, placeRightAfter, subjectOf } from './subject'

const chosen = (...ids: string[]) => subjectOf(branching, new Set(ids))

describe('what the next deed is about', () => {
  it('is one step or one connection, and never several', () => {
    expect(chosen('check')).toEqual({ kind: 'step', id: 'check' })
    expect(chosen('trigger')).toEqual({ kind: 'step', id: 'trigger' })
    expect(chosen('check:then:capture')).toMatchObject({ kind: 'edge', edge: { to: 'capture' } })
    expect([chosen(), chosen('check', 'tag'), chosen('gone')]).toEqual([undefined, undefined, undefined])
  })

  it('has the exits of the step, or the one of the connection', () => {
    const step = chosen('check')
    const edge = chosen('check:otherwise:pause')
    expect(step && exitsOf(branching, step).map(({ port }) => port)).toEqual(['then', 'otherwise'])
    expect(edge && exitsOf(branching, edge)).toEqual([{ nodeId: 'check', port: 'otherwise' }])
  })

  it('is inserted after on the main way, whether or not that leads on', () => {
    expect(placeRightAfter(branching, 'check')).toMatchObject({ edge: { to: 'capture' } })
    expect(placeRightAfter(branching, 'tag')).toEqual({ from: { nodeId: 'tag', port: 'then' } })
    expect(placeRightAfter(branching, 'trigger')).toMatchObject({ edge: { to: 'check' } })
  })

  it('is inserted before where one way leads to it', () => {
    const joined = { ...branching, edges: [...branching.edges, { from: 'pause', port: 'then', to: 'tag' }] }
    expect(onlyEdgeTo(branching, 'tag')).toMatchObject({ from: 'capture' })
    expect(onlyEdgeTo(joined, 'tag')).toBeUndefined()
    expect(onlyEdgeTo(branching, 'trigger')).toBeUndefined()
  })
})
