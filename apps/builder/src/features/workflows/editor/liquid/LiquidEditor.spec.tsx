import { EditorView } from '@codemirror/view'
import { cleanup, render } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { LiquidEditor } from './LiquidEditor'

afterEach(cleanup)

const words = {
  references: () => [],
  filters: [],
  tags: [],
  chip: () => ({ name: '', sample: '', isLost: false }),
}

/** The editor, whose form shows what it is told when it gets to it. */
function start(value: string) {
  const told: string[] = []
  const field = (shown: string) => (
    <LiquidEditor
      label="Body"
      description=""
      placeholder=""
      value={shown}
      onChange={(text) => told.push(text)}
      readOnly={false}
      multiline
      words={words}
      problems={[]}
      onHandle={() => {}}
    />
  )
  const { container, rerender } = render(field(value))
  const content = container.querySelector<HTMLElement>('.cm-content')
  const view = content && EditorView.findFromDOM(content)
  if (!view) throw new Error('There is no editor.')
  return {
    told,
    show: (shown: string) => rerender(field(shown)),
    type: (text: string) =>
      view.dispatch({
        changes: { from: view.state.selection.main.head, insert: text },
        selection: { anchor: view.state.selection.main.head + text.length },
        userEvent: 'input.type',
      }),
    shown: () => view.state.doc.toString(),
    cursor: () => view.state.selection.main.head,
  }
}

describe('the editor of templates', () => {
  it('is typed into faster than its form is drawn', () => {
    const { told, show, type, shown, cursor } = start('')
    type('가')
    type('나')
    // The form is only now drawn after the first letter.
    show('가')
    expect(shown()).toBe('가나')
    expect(cursor()).toBe(2)
    show('가나')
    type('다')
    expect(shown()).toBe('가나다')
    expect(told).toEqual(['가', '가나', '가나다'])
  })

  it('shows what others write, and what was taken back', () => {
    const { show, type, shown } = start('Dear')
    type('Oh ')
    show('Oh Dear')
    show('Dear')
    expect(shown()).toBe('Dear')
    show('Sincerely')
    expect(shown()).toBe('Sincerely')
    show('Oh Dear')
    expect(shown()).toBe('Oh Dear')
  })
})
