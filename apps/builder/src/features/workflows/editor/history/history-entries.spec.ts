import { editDrawing, openDrawing, travelTo, undoDrawing } from '@counterflow/core'
import { describe, expect, it } from 'vitest'
import { branching } from '../../../../../test/definitions'
import { historyEntries } from './history-entries'

const names = ['One', 'Two', 'Three', 'Four']
const renamed = names.reduce(
  (drawing, name) => editDrawing(drawing, { kind: 'rename', name }, (now) => ({ ...now, name })),
  openDrawing(branching),
)

describe('the history as a list', () => {
  it('has the newest first, and tells what was undone', () => {
    const undone = undoDrawing(undoDrawing(renamed) ?? renamed) ?? renamed
    const entries = historyEntries(undone)
    expect(entries.map(({ what, undone: is }) => [what.name, is])).toEqual([
      ['Four', true],
      ['Three', true],
      ['Two', false],
      ['One', false],
    ])
  })

  it('leads from wherever one is to what a line says', () => {
    for (const here of [0, 1, 2, 3, 4]) {
      const drawing = travelTo(renamed, here)
      for (const { what, steps } of historyEntries(drawing)) {
        expect(travelTo(drawing, steps).definition.name).toBe(what.name)
      }
    }
  })
})
