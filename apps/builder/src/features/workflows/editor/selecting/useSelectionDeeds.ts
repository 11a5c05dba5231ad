import { type Change, moveThings } from '@counterflow/core'
import { useMemo, useRef } from 'react'
import { useStepName } from '../../words/StepNamesProvider'
import { useCanvas } from '../CanvasContext'
import { useEditor } from '../EditorContext'
import { type Arrangement, arranged } from './arrange'
import { removal, removed } from './removal'
import { countOf, everythingIn, selectedIn } from './selected'
import { useBoxes } from './useBoxes'

/** Pressing an arrow again after this rest is another edit. */
const restBetweenNudges = 1_000

/** What can be done with the chosen steps, notes and connections. The canvas, its menu and commands share it. */
export function useSelectionDeeds() {
  const { definition, edit, readOnly, selection, select } = useEditor()
  const { opened, close } = useCanvas()
  const stepName = useStepName()
  const { places, boxesOf } = useBoxes()
  const selected = useMemo(() => selectedIn(definition, selection), [definition, selection])
  const nudges = useRef({ key: '', ids: '', at: 0 })
  const count = countOf(selected)

  const nudgeKey = () => {
    const ids = [...selection].join(' ')
    const now = Date.now()
    const { key, ids: before, at } = nudges.current
    const isSame = before === ids && now - at < restBetweenNudges
    nudges.current = { key: isSame ? key : `nudge ${now}`, ids, at: now }
    return nudges.current.key
  }
  return {
    selected,
    /** How many steps and notes are chosen. */
    count,
    canRemove: !readOnly && selected.steps.length + selected.notes.length + selected.edges.length > 0,
    canArrange: !readOnly && count > 1,
    remove: (how: 'delete' | 'cut' = 'delete') => {
      const { steps, notes, edges } = selected
      if (readOnly || steps.length + notes.length + edges.length === 0) return
      if (opened !== undefined && steps.includes(opened)) close()
      select(new Set())
      const change: Change = how === 'cut' ? { kind: 'cut' } : removal(selected, stepName)
      edit(change, (current) => removed(current, selected))
    },
    arrange: (arrangement: Arrangement) => {
      const moved = arranged(
        boxesOf((id) => selection.has(id)),
        arrangement,
      )
      if (!readOnly) edit({ kind: 'align' }, (current) => moveThings(current, moved, places))
    },
    nudge: (x: number, y: number) => {
      if (readOnly || count === 0) return
      const moved = boxesOf((id) => selection.has(id)).map((box) => [box.id, { x: box.x + x, y: box.y + y }])
      edit({ kind: 'move', merge: nudgeKey() }, (current) =>
        moveThings(current, Object.fromEntries(moved), places),
      )
    },
    selectAll: () => select(everythingIn(definition)),
    clear: () => select(new Set()),
  }
}
