import { createTranslation } from '@counterflow/i18n'
import { describe, expect, it } from 'vitest'
import { branching } from '../../../../test/definitions'
import { carriedNotes, noteName, noteNodes } from './note-flow'

const { t } = await createTranslation('en')
const text = { t: (key: string, values?: Record<string, unknown>) => t(key, values ?? {}) }
const note = { id: 'note', text: 'Ask Sora\n first', x: 10, y: 20, width: 200, height: 90 }
const definition = { ...branching, notes: [note] }

describe('notes on the canvas', () => {
  it('are called by their first words', () => {
    expect(noteName(note, text)).toBe('Note: Ask Sora first')
    expect(noteName({ ...note, text: ' ' }, text)).toBe('Empty note')
    expect(noteName({ ...note, text: 'x'.repeat(200) }, text)).toHaveLength('Note: '.length + 81)
  })

  it('lie under the cards, even when they are chosen and lifted by a thousand', () => {
    const [drawn] = noteNodes(definition, { editable: true }, text)
    expect(drawn).toMatchObject({ position: { x: 10, y: 20 }, width: 200, height: 90, draggable: true })
    expect((drawn?.zIndex ?? 0) + 1_000).toBeLessThan(0)
  })

  it('stay chosen and where they are dragged while something else is edited', () => {
    const [drawn] = noteNodes(definition, { editable: true }, text)
    if (drawn === undefined) throw new Error('There is no note.')
    const held = { ...drawn, selected: true, dragging: true, position: { x: 99, y: 99 } }
    const [after] = carriedNotes(new Map([['note', held]]), noteNodes(definition, { editable: true }, text))
    expect(after).toMatchObject({ selected: true, position: { x: 99, y: 99 } })
  })
})
