import { edgeId } from '@counterflow/core'
import { useReactFlow } from '@xyflow/react'
import type { KeyboardEvent } from 'react'
import { walkFrom } from '../canvas/walk'
import type { Point } from '../graph/layered-layout'
import { middleOfEdge } from './adding/useEdgePointing'
import { useCanvas } from './CanvasContext'
import { useEditor } from './EditorContext'
import { nudgeOf } from './moving/arrow-keys'
import { useSelectionDeeds } from './selecting/useSelectionDeeds'

const isCard = (target: EventTarget) => target instanceof HTMLElement && target.matches('.react-flow__node')

interface CanvasKeysSettings {
  places: Readonly<Record<string, Point>>
  focusCard: (id: string) => void
}

/** What keys do to the very card, note or connection that has the focus. Commands have their keys elsewhere. */
export function useCanvasKeys({ places, focusCard }: CanvasKeysSettings) {
  const { definition, selection, select, readOnly } = useEditor()
  const { opened, open, close, requestStep, writeNote } = useCanvas()
  const { nudge, clear, count } = useSelectionDeeds()
  const { flowToScreenPosition } = useReactFlow()

  const press = (target: Element): boolean => {
    if (target.matches('.react-flow__node-step') && target instanceof HTMLElement && target.dataset.id) {
      open(target.dataset.id)
      return true
    }
    if (readOnly) return false
    if (target.matches('.react-flow__node-note') && target instanceof HTMLElement) {
      writeNote(target.dataset.id)
      return true
    }
    const edge =
      target.matches('.react-flow__edge') && target instanceof SVGElement
        ? definition.edges.find((candidate) => edgeId(candidate) === target.dataset.id)
        : undefined
    const middle = edge && middleOfEdge(edge)
    if (edge && middle) requestStep({ edge }, flowToScreenPosition(middle))
    return middle !== undefined
  }
  /** A card that was reached by keys is left by the arrow keys; with Alt, and after a press on it, they move it. */
  const walk = (event: KeyboardEvent): boolean => {
    const { key, target, altKey, ctrlKey, metaKey, shiftKey } = event
    if (altKey || ctrlKey || metaKey || shiftKey || !(target instanceof HTMLElement)) return false
    if (!key.startsWith('Arrow') || !isCard(target) || !target.matches(':focus-visible')) return false
    const next = walkFrom(target.dataset.id ?? '', key, definition.edges, places)
    if (next !== undefined) {
      select(new Set([next]))
      focusCard(next)
    }
    return true
  }
  return {
    onKeyDown: (event: KeyboardEvent) => {
      const isHeld = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey
      // With something held it is the key of a command, as that which turns the workflow on.
      if (event.key !== 'Enter' || isHeld || event.nativeEvent.isComposing) return
      if (!(event.target instanceof Element)) return
      // A command would otherwise take the same key.
      if (press(event.target)) event.preventDefault()
    },
    // Before the canvas, whose own way of moving cards would not be kept, and who forgets what was chosen with Escape.
    onKeyDownCapture: (event: KeyboardEvent) => {
      if (event.key === 'Escape' && isCard(event.target)) {
        event.preventDefault()
        event.stopPropagation()
        if (opened === undefined) clear()
        else close()
        return
      }
      if (walk(event)) {
        event.preventDefault()
        event.stopPropagation()
        return
      }
      const by = nudgeOf(event)
      if (by === undefined || readOnly || count === 0 || !(event.target instanceof HTMLElement)) return
      if (event.target.closest('textarea, [role="toolbar"]') !== null) return
      const card = event.target.closest<HTMLElement>('.react-flow__node')
      const isChosen = card?.dataset.id === undefined || selection.has(card.dataset.id)
      if (!isChosen) return
      event.preventDefault()
      event.stopPropagation()
      nudge(by.x, by.y)
    },
  }
}
