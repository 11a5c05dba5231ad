import { describe, expect, it } from 'vitest'
import { branching } from '../../../../../test/definitions'
import { type Folding, outlineRows, unfoldedTo } from './outline-rows'

const keys = (folding: Folding = new Map()) => outlineRows(branching, folding).map(({ key }) => key)

describe('the lines of an outline', () => {
  it('shows the way through, and folds what leads nowhere yet', () => {
    expect(keys()).toEqual([
      'trigger',
      'check',
      'check:then:capture',
      'capture',
      'tag',
      'check:otherwise:pause',
      'pause',
    ])
    const capture = outlineRows(branching, new Map()).find(({ key }) => key === 'capture')
    expect(capture).toMatchObject({ level: 3, position: 1, size: 2, expanded: false, kind: 'step' })
  })

  it('unfolds as far as it takes to see a step, and leaves the rest', () => {
    const folded = new Map([
      ['check', false],
      ['check:then:capture', false],
    ])
    expect(keys(folded)).toEqual(['trigger', 'check'])
    const unfolded = unfoldedTo(branching, folded, 'tag')
    expect(keys(unfolded)).toContain('tag')
    expect(keys(unfolded)).not.toContain('capture:error')
    expect(unfoldedTo(branching, unfolded, 'pause')).toBe(unfolded)
  })

  it('lists what is not connected, and the notes, at the end', () => {
    const note = { id: 'note', text: 'Ask first', x: 0, y: 0, width: 200, height: 100 }
    const loose = { ...branching, edges: branching.edges.slice(0, 3), notes: [note] }
    const rows = outlineRows(loose, new Map())
    expect(rows.filter(({ level }) => level === 1).map(({ key }) => key)).toEqual([
      'trigger',
      'check',
      'group:loose',
      'group:notes',
    ])
    expect(rows.slice(-4).map(({ key }) => key)).toEqual(['group:loose', 'pause', 'group:notes', 'note'])
  })
})
