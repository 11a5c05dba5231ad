import { type Drawing, editDrawing, openDrawing, redoDrawing, travelTo, undoDrawing } from '@counterflow/core'
import { createTranslation } from '@counterflow/i18n'
import { AppProviders } from '@counterflow/ui'
import { cleanup, render } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { branching } from '../../../../../test/definitions'
import { lastSaid } from '../../../../platform/announcing/announce'
import { useSpokenHistory } from './useSpokenHistory'

afterEach(cleanup)

function Spoken({ drawing }: { drawing: Drawing }) {
  useSpokenHistory(drawing)
  return null
}

const deletion = (drawing: Drawing, name: string) =>
  editDrawing(drawing, { kind: 'delete', name }, (now) => ({ ...now, name }))

describe('the history as it is heard', () => {
  it('says what was done, undone and done again, and takes a new edit for nothing else', async () => {
    const translation = await createTranslation('en')
    const heard: string[] = []
    const page = (drawing: Drawing) => (
      <AppProviders translation={translation} environment="test">
        <Spoken drawing={drawing} />
      </AppProviders>
    )
    const start = openDrawing(branching)
    const { rerender } = render(page(start))
    const show = (drawing: Drawing | undefined) => {
      if (drawing === undefined) throw new Error('Nothing could be undone.')
      rerender(page(drawing))
      heard.push(lastSaid().text)
      return drawing
    }
    const both = show(deletion(show(deletion(start, 'Wait')), 'Stop'))
    const undone = show(undoDrawing(both))
    show(redoDrawing(undone))
    show(travelTo(both, 0))
    show(both)
    show(undone)
    show(deletion(undone, 'Set values'))
    expect(heard).toEqual([
      'Done: delete “Wait”',
      'Done: delete “Stop”',
      'Undone: delete “Stop”',
      'Done again: delete “Stop”',
      '2 edits undone',
      '2 edits done again',
      'Undone: delete “Stop”',
      'Done: delete “Set values”',
    ])
  })
})
