import { startCompletion } from '@codemirror/autocomplete'
import {
  type EditorState,
  type Extension,
  EditorState as State,
  type TransactionSpec,
} from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import { openChip } from './liquid-decorations'

const closings: Readonly<Record<string, string>> = { '{': '}}', '%': '%}' }

/** The second character of an opening brings the closing with it, and closing characters are typed over. */
export const closeBraces: Extension = EditorView.inputHandler.of((view, from, to, text) => {
  if (view.composing || from !== to) return false
  const { state } = view
  const [before, after] = [state.sliceDoc(from - 1, from), state.sliceDoc(to, to + 1)]
  const closing = closings[text]
  if (
    closing !== undefined &&
    before === '{' &&
    state.sliceDoc(from - 2, from) !== '{{' &&
    !/\S/.test(after)
  ) {
    view.dispatch({
      changes: { from, insert: `${text}${closing}` },
      selection: { anchor: from + 1 },
      userEvent: 'input.type',
    })
    startCompletion(view)
    return true
  }
  const isOver = text === after && (text === '}' || (text === '%' && state.sliceDoc(to, to + 2) === '%}'))
  if (!isOver || !isOpen(state, from)) return false
  view.dispatch({ selection: { anchor: to + 1 }, userEvent: 'input.type' })
  return true
})

/** Whether braces that were opened before a position are still to be closed there. */
function isOpen(state: EditorState, position: number): boolean {
  const before = state.sliceDoc(0, position)
  const opened = Math.max(before.lastIndexOf('{{'), before.lastIndexOf('{%'))
  const closed = Math.max(before.lastIndexOf('}}'), before.lastIndexOf('%}'))
  return opened > closed
}

/** Opens the chip beside the cursor, or the one that is pressed, to be edited. */
export const editChips: Extension = [
  keymap.of([{ key: 'F2', run: (view) => openChip(view, view.state.selection.main.head) }]),
  EditorView.domEventHandlers({
    mousedown: (event, view) => {
      const { target } = event
      if (!(target instanceof Element) || target.closest('.cf-chip') === null) return false
      const isOpened = openChip(view, view.posAtDOM(target.closest('.cf-chip') ?? target))
      if (isOpened) event.preventDefault()
      return isOpened
    },
  }),
]

/** Keeps a text on one line, whatever is pasted. */
export const singleLine: Extension = [
  keymap.of([{ key: 'Enter', run: () => true }]),
  State.transactionFilter.of((transaction) => {
    if (!transaction.docChanged || transaction.newDoc.lines === 1) return transaction
    const text = transaction.newDoc.toString()
    const flat: TransactionSpec = {
      changes: { from: 0, to: transaction.startState.doc.length, insert: text.replaceAll(/\s*\n\s*/g, ' ') },
      selection: { anchor: Math.min(transaction.newSelection.main.head, text.length) },
    }
    return flat
  }),
]
