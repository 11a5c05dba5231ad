import { moveThings, type Position } from '@counterflow/core'
import { type Node, type NodeChange, type NodePositionChange, useReactFlow, useStoreApi } from '@xyflow/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { CanvasNode } from '../../canvas/flow-types'
import { useClipboard } from '../clipboard/useClipboard'
import { useEditor } from '../EditorContext'
import { type Box, boundsOf } from '../selecting/arrange'
import { useBoxes, usualCard } from '../selecting/useBoxes'
import { snap } from './snap'
import { createTraces, noTraces } from './traces'

/** How near on the screen something has to come to an alignment, in pixels. */
const reach = 6

interface Drag {
  readonly others: readonly Box[]
  readonly originals: readonly Box[]
  /** A copy is dragged away, and the originals stay. */
  readonly copies: boolean
  places: Record<string, Position>
}

const boxOf = ({ id, position, measured }: Node): Box => ({
  id,
  ...position,
  width: measured?.width ?? usualCard.width,
  height: measured?.height ?? usualCard.height,
})

type Move = NodePositionChange & { position: Position; dragging: boolean }

const isMove = (change: NodeChange<CanvasNode>): change is Move =>
  change.type === 'position' && change.position !== undefined && change.dragging !== undefined

/** Dragging cards and notes: onto the grid and into line with others, as one edit; with Alt, a copy of them. */
export function useMoving() {
  const { edit } = useEditor()
  const { places } = useBoxes()
  const { duplicate } = useClipboard()
  const { getNodes, getZoom } = useReactFlow<CanvasNode>()
  const store = useStoreApi()
  const [traces] = useState(createTraces)
  const drag = useRef<Drag>(undefined)
  const isFree = useFreeMoving()

  const isSeen = useCallback(
    ({ x, y, width, height }: Box) => {
      const { transform, width: across, height: down } = store.getState()
      const [left, top, zoom] = transform
      const seen = (at: number, size: number, from: number, room: number) =>
        (at + size) * zoom + from > 0 && at * zoom + from < room
      return seen(x, width, left, across) && seen(y, height, top, down)
    },
    [store],
  )
  /** The changes with what is dragged snapped; all that is dragged keeps its distances. */
  const snapped = useCallback(
    (changes: NodeChange<CanvasNode>[]): NodeChange<CanvasNode>[] => {
      const moves = changes.filter(isMove)
      const current = drag.current
      if (moves.length === 0 || current === undefined) return changes
      const sizes = new Map(current.originals.map((box) => [box.id, box]))
      const moved = moves.map(({ id, position }): Box => {
        const { width, height } = sizes.get(id) ?? usualCard
        return { id, ...position, width, height }
      })
      const { shift, guides } = isFree.current
        ? { shift: { x: 0, y: 0 }, guides: [] }
        : snap(boundsOf(moved), current.others, reach / getZoom())
      const isOver = moves.every(({ dragging }) => !dragging)
      traces.show(isOver ? noTraces : { guides, originals: current.copies ? current.originals : [] })
      return changes.map((change) => {
        if (!isMove(change)) return change
        const place = {
          x: Math.round(change.position.x + shift.x),
          y: Math.round(change.position.y + shift.y),
        }
        current.places[change.id] = place
        return { ...change, position: place }
      })
    },
    [getZoom, traces, isFree],
  )
  const onStart = useCallback(
    (event: { altKey?: boolean }, dragged: readonly CanvasNode[]) => {
      const ids = new Set(dragged.map(({ id }) => id))
      const nodes = getNodes()
      drag.current = {
        others: nodes
          .filter(({ id, type }) => !ids.has(id) && type !== 'note')
          .map(boxOf)
          .filter(isSeen),
        originals: nodes.filter(({ id }) => ids.has(id)).map(boxOf),
        copies: event.altKey === true,
        places: {},
      }
    },
    [getNodes, isSeen],
  )
  const onStop = () => {
    const done = drag.current
    drag.current = undefined
    traces.show(noTraces)
    const [first] = done?.originals ?? []
    const landed = first && done?.places[first.id]
    if (done === undefined || first === undefined || landed === undefined) return
    if (done.copies) duplicate({ x: landed.x - first.x, y: landed.y - first.y })
    // A copy's originals go back to where they stand: nothing of them has changed.
    else edit({ kind: 'move' }, (current) => moveThings(current, done.places, places))
  }
  return { traces, snapped, onStart, onStop }
}

/** While Ctrl or Cmd is held, nothing snaps. */
function useFreeMoving() {
  const isFree = useRef(false)
  useEffect(() => {
    const look = (event: KeyboardEvent | PointerEvent) => {
      isFree.current = event.ctrlKey || event.metaKey
    }
    window.addEventListener('keydown', look, true)
    window.addEventListener('keyup', look, true)
    window.addEventListener('pointermove', look, true)
    return () => {
      window.removeEventListener('keydown', look, true)
      window.removeEventListener('keyup', look, true)
      window.removeEventListener('pointermove', look, true)
    }
  }, [])
  return isFree
}
