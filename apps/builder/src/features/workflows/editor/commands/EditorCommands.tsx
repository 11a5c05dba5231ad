import { useText } from '@counterflow/ui'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { announce } from '../../../../platform/announcing/announce'
import { useInPalette } from '../../../../platform/palette/palette-sources'
import { useCatalogue } from '../../catalogue/CatalogueProvider'
import { useCategoryName } from '../../templates/useCategoryName'
import { useStepName } from '../../words/StepNamesProvider'
import { useEditor } from '../EditorContext'
import { changeText } from '../editing/change-text'
import type { StepChoice } from '../editing/new-step'
import { useSpokenHistory } from '../history/useSpokenHistory'
import type { View } from '../outline/usePreferredView'
import { stepGroups } from '../palette/step-groups'
import type { DraftSaving } from '../saving/useDraftSaving'
import { currentElement } from '../stepping/element-of'
import type { DrawingTools } from '../useDrawing'
import { useCommandList, useDeeds } from './CommandsContext'
import { useCommandKeys } from './useCommandKeys'

const ShortcutsDialog = lazy(async () => ({
  default: (await import('./ShortcutsDialog')).ShortcutsDialog,
}))

interface EditorCommandsProps {
  drawing: DrawingTools
  saving: DraftSaving
  view: View
  onView: (view: View) => void
  onTidy: () => void
  onGoTo: (nodeId: string) => void
  onAdd: (choice: StepChoice) => void
}

/** What the editor can do as a whole, by keys, in the palette and in the list of shortcuts. */
export function EditorCommands(props: EditorCommandsProps) {
  const { drawing, saving, view, onView, onTidy, onGoTo, onAdd } = props
  const { t } = useText()
  const { readOnly } = useEditor()
  const [shortcutsOpen, setShortcutsOpen] = useState(false)
  const { nextUndo, nextRedo, undo, redo } = drawing
  useCommandKeys()
  useSpokenHistory(drawing)
  useDeeds({
    toggleOutline: {
      label: t(view === 'outline' ? 'outline.showCanvas' : 'outline.showOutline'),
      run: () => {
        onView(view === 'outline' ? 'canvas' : 'outline')
        announce(t(view === 'outline' ? 'editor.canvas' : 'outline.title'))
      },
    },
    showShortcuts: { run: () => setShortcutsOpen(true) },
    ...(!readOnly && {
      undo: {
        enabled: nextUndo !== undefined,
        ...(nextUndo && { label: t('editor.undoWhat', { change: changeText(nextUndo, t) }) }),
        run: undo,
      },
      redo: {
        enabled: nextRedo !== undefined,
        ...(nextRedo && { label: t('editor.redoWhat', { change: changeText(nextRedo, t) }) }),
        run: redo,
      },
      tidy: { run: onTidy },
      save: { run: () => void saving.settle() },
    }),
  })
  useFocusInView(view)
  useEditorInPalette(onGoTo, onAdd)
  return (
    <Suspense>{shortcutsOpen && <ShortcutsDialog opened onClose={() => setShortcutsOpen(false)} />}</Suspense>
  )
}

/** Where the focus stood in the one view, it stands in the other after the change. */
function useFocusInView(view: View) {
  const before = useRef(view)
  useEffect(() => {
    if (before.current === view) return
    before.current = view
    const frame = requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return
      const current = currentElement()
      if (current instanceof HTMLElement) current.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [view])
}

function useEditorInPalette(onGoTo: (nodeId: string) => void, onAdd: (choice: StepChoice) => void) {
  const text = useText()
  const { t } = text
  const { definition, readOnly } = useEditor()
  const commands = useCommandList()
  const catalogue = useCatalogue()
  const categoryName = useCategoryName()
  const stepName = useStepName()
  useInPalette(() => [
    {
      name: t('commands.palette.editor'),
      entries: commands()
        .filter(({ enabled }) => enabled)
        .map(({ id, label, keys: [keys], run }) => ({ id, label, keys, run })),
    },
    {
      name: t('commands.palette.addStep'),
      onlyWhenSearched: true,
      entries: readOnly
        ? []
        : stepGroups(catalogue, text, categoryName).flatMap(({ options }) =>
            options.map(({ key, choice, name }) => ({
              id: `add ${key}`,
              label: t('commands.palette.addNamed', { name }),
              run: () => onAdd(choice),
            })),
          ),
    },
    {
      name: t('commands.palette.goTo'),
      onlyWhenSearched: true,
      entries: ['trigger', ...definition.nodes.map(({ id }) => id)].map((id) => ({
        id: `go ${id}`,
        label: t('commands.palette.goToNamed', { name: stepName(id) }),
        run: () => onGoTo(id),
      })),
    },
  ])
}
