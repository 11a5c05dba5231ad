import { useCanvas } from '../CanvasContext'
import { useClipboard } from '../clipboard/useClipboard'
import { useClipboardKeys } from '../clipboard/useClipboardKeys'
import { useDeeds } from '../commands/CommandsContext'
import { useEditor } from '../EditorContext'
import { useNoteDeeds } from '../notes/useNoteDeeds'
import { useSelectionDeeds } from './useSelectionDeeds'

/** Offers what can be done with what is chosen as commands: on the canvas, in the outline, by keys and in menus. */
export function DrawingDeeds() {
  const { readOnly, selection } = useEditor()
  const { opened, open, close, writeNote } = useCanvas()
  const selecting = useSelectionDeeds()
  const clipboard = useClipboard()
  const notes = useNoteDeeds()
  const { selected, canArrange } = selecting
  const [step, otherStep] = selected.trigger ? ['trigger', ...selected.steps] : selected.steps
  const [note, otherNote] = selected.notes
  const oneStep = otherStep === undefined && note === undefined ? step : undefined
  const oneNote = otherNote === undefined && step === undefined ? note : undefined
  useClipboardKeys()
  useDeeds({
    copy: { enabled: clipboard.canCopy, run: () => void clipboard.copy() },
    selectAll: { run: selecting.selectAll },
    deselect: {
      enabled: opened !== undefined || selection.size > 0,
      run: opened === undefined ? selecting.clear : close,
    },
    openSettings: {
      enabled: oneStep !== undefined || (oneNote !== undefined && !readOnly),
      run: () => {
        if (oneStep !== undefined) open(oneStep)
        else writeNote(oneNote?.id)
      },
    },
    ...(!readOnly && {
      cut: { enabled: clipboard.canCut, run: () => void clipboard.cut() },
      paste: { run: () => void clipboard.paste() },
      duplicate: { enabled: clipboard.canCopy, run: () => clipboard.duplicate() },
      delete: { enabled: selecting.canRemove, run: () => selecting.remove() },
      alignLeft: { enabled: canArrange, run: () => selecting.arrange('left') },
      alignTop: { enabled: canArrange, run: () => selecting.arrange('top') },
      spreadAcross: { enabled: canArrange, run: () => selecting.arrange('across') },
      spreadDown: { enabled: canArrange, run: () => selecting.arrange('down') },
      addNote: { enabled: notes.canAdd, run: () => notes.add() },
    }),
  })
  return null
}
