import { type Fragment, fragmentOf, pasteFragment } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useReactFlow } from '@xyflow/react'
import { shopQuery } from '../../../settings/shop-queries'
import { useCanvas } from '../CanvasContext'
import { useEditor } from '../EditorContext'
import { useBoxes } from '../selecting/useBoxes'
import { useSelectionDeeds } from '../selecting/useSelectionDeeds'
import { fragmentIn, fragmentText } from './clipboard-text'
import { afterStep, aroundPoint, type PastePlace, underOriginals } from './paste-place'

const mostSteps = 2_000
const mostNotes = 200

/** Copying, cutting, pasting and duplicating what is chosen, within a workflow, between workflows and between tabs. */
export function useClipboard() {
  const { t } = useText()
  const { definition, edit, readOnly, selection, select } = useEditor()
  const { pointer } = useCanvas()
  const { screenToFlowPosition } = useReactFlow()
  const { places } = useBoxes()
  const { selected, remove } = useSelectionDeeds()
  const currency = useQuery(shopQuery).data?.currency

  const say = (message: string) => notifications.show({ message, autoClose: 4_000 })
  const chosen = () => fragmentOf(definition, selection, places)
  /** Without the pointer over the canvas, a paste goes after the one step that is chosen. */
  const usualPlace = (fragment: Fragment): PastePlace => {
    const [step, other] = selected.trigger ? ['trigger'] : selected.steps
    if (pointer.current !== undefined) return aroundPoint(fragment, screenToFlowPosition(pointer.current))
    const after = step !== undefined && other === undefined && afterStep(fragment, definition, places, step)
    return after || underOriginals(fragment, definition, places)
  }
  const put = (kind: 'paste' | 'duplicate', fragment: Fragment, { offset, from }: PastePlace) => {
    if (readOnly) return
    const isTooMuch =
      definition.nodes.length + fragment.nodes.length > mostSteps ||
      (definition.notes?.length ?? 0) + fragment.notes.length > mostNotes
    if (isTooMuch) return say(t('canvas.tooMuchToPaste', { steps: mostSteps, notes: mostNotes }))
    edit({ kind }, (current) => {
      const placed = { ...current, layout: { ...places, ...current.layout } }
      return pasteFragment(placed, fragment, offset, from).definition
    })
    select(new Set(pasteFragment(definition, fragment, offset, from).ids))
  }
  const pasteText = (text: string, at?: PastePlace) => {
    const fragment = fragmentIn(text, currency)
    if (fragment === undefined) return false
    put('paste', fragment, at ?? usualPlace(fragment))
    return true
  }
  const canCopy = selected.steps.length + selected.notes.length > 0
  return {
    canCopy,
    canCut: canCopy && !readOnly,
    canPaste: !readOnly,
    /** What is chosen as a text for the clipboard; undefined where there is nothing to copy. */
    copiedText: () => {
      const fragment = chosen()
      return fragment && fragmentText(fragment)
    },
    /** Pastes a text where a paste usually goes; false where the text holds no steps. */
    pasteText,
    copy: async () => {
      const fragment = chosen()
      if (fragment !== undefined) await write(fragmentText(fragment))
    },
    cut: async () => {
      const fragment = chosen()
      if (fragment === undefined) return
      await write(fragmentText(fragment))
      remove('cut')
    },
    /** @param at a place on the canvas, where somebody asked for it. */
    paste: async (at?: { x: number; y: number }) => {
      const text = await read()
      if (text === undefined) return say(t('canvas.pasteByKey'))
      const fragment = fragmentIn(text, currency)
      if (fragment === undefined) return say(t('canvas.nothingToPaste'))
      put('paste', fragment, at === undefined ? usualPlace(fragment) : aroundPoint(fragment, at))
    },
    duplicate: (offset?: { x: number; y: number }) => {
      const fragment = chosen()
      if (fragment === undefined) return
      put('duplicate', fragment, offset ? { offset } : underOriginals(fragment, definition, places))
    },
  }
}

/** A browser gives the clipboard to a button only on a safe address; the keys work everywhere. */
async function write(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    copyByEvent(text)
  }
}

function copyByEvent(text: string): void {
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  document.addEventListener('copy', fill, { capture: true, once: true })
  document.execCommand('copy')
  document.removeEventListener('copy', fill, { capture: true })
}

async function read(): Promise<string | undefined> {
  try {
    return await navigator.clipboard.readText()
  } catch {
    return undefined
  }
}
