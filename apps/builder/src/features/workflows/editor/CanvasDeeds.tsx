import { useCanvas } from './CanvasContext'
import { useClipboard } from './clipboard/useClipboard'
import { useClipboardKeys } from './clipboard/useClipboardKeys'
import { useDeeds } from './commands/CommandsContext'
import { useEditor } from './EditorContext'
import { useNoteDeeds } from './notes/useNoteDeeds'
import { useSelectionDeeds } from './selecting/useSelectionDeeds'
import { useViewDeeds } from './viewing/useViewDeeds'

/** Offers what can be done on the canvas as commands, so that keys, menus and the palette give it. */
export function CanvasDeeds({ overviewShown }: { overviewShown: boolean }) {
  const { readOnly, selection } = useEditor()
  const { opened, open, close, writeNote } = useCanvas()
  const selecting = useSelectionDeeds()
  const clipboard = useClipboard()
  const notes = useNoteDeeds()
  const view = useViewDeeds()
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
    handTool: { run: () => view.chooseTool('hand') },
    selectTool: { run: () => view.chooseTool('select') },
    zoomIn: { run: view.zoomIn },
    zoomOut: { run: view.zoomOut },
    zoomToFit: { run: view.fit },
    zoomToSelection: { enabled: selection.size > 0, run: view.fitSelection },
    actualSize: { run: view.actualSize },
    toggleOverview: { run: () => view.showOverview(!overviewShown) },
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
