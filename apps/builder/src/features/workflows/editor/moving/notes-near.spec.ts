import { describe, expect, it } from 'vitest'
import { branching } from '../../../../../test/definitions'
import { notesNear } from './notes-near'

describe('notes beside steps that are laid out anew', () => {
  const note = (id: string, x: number, y: number) => ({ id, text: id, x, y, width: 200, height: 90 })
  const definition = { ...branching, notes: [note('start', 0, -120), note('end', 700, 90)] }

  it('go along with the step that they stand nearest to', () => {
    const before = { trigger: { x: 0, y: 0 }, tag: { x: 680, y: 0 } }
    const after = { trigger: { x: 50, y: 10 }, tag: { x: 1_000, y: 300 } }
    expect(notesNear(definition, before, after).map(({ x, y }) => ({ x, y }))).toEqual([
      { x: 50, y: -110 },
      { x: 1_020, y: 390 },
    ])
  })

  it('stay where there is nothing to go along with', () => {
    expect(notesNear(definition, {}, {})).toEqual(definition.notes)
  })
})
