import {
  type Change,
  deleteNotes,
  deleteSteps,
  disconnect,
  moveThings,
  type WorkflowDefinition,
} from '@counterflow/core'
import { useMemo, useRef } from 'react'
import { useStepName } from '../../words/StepNamesProvider'
import { useCanvas } from '../CanvasContext'
import { useEditor } from '../EditorContext'
import { type Arrangement, arranged } from './arrange'
import { countOf, everythingIn, type Selected, selectedIn } from './selected'
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

/** What deleting `selected` is called. Connections alone are taken away; beside steps they go without saying. */
function removal({ steps, notes, edges }: Selected, stepName: (id: string) => string): Change {
  const [step] = steps
  if (step === undefined && notes.length === 0 && edges.length > 0) return { kind: 'disconnect' }
  if (step === undefined) return { kind: 'deleteNote' }
  return steps.length + notes.length === 1
    ? { kind: 'delete', name: stepName(step) }
    : { kind: 'deleteSeveral' }
}

/** A connection that was chosen with a step is not cut on its own: deleting the step heals it. */
function removed(definition: WorkflowDefinition, { steps, notes, edges }: Selected): WorkflowDefinition {
  const gone = new Set(steps)
  const loose = edges.filter(({ from, to }) => !gone.has(from) && !gone.has(to))
  const cut = steps.length === 0 && loose.length > 0 ? disconnect(definition, loose) : definition
  const without = deleteSteps(cut, steps)
  return notes.length === 0
    ? without
    : deleteNotes(
        without,
        notes.map(({ id }) => id),
      )
}
