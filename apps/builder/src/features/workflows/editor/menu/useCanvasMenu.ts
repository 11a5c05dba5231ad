import { edgeId, type Position } from '@counterflow/core'
import { useLongPress } from '@mantine/hooks'
import { useReactFlow } from '@xyflow/react'
import { type KeyboardEvent, type MouseEvent, useCallback, useState } from 'react'
import { useEditor } from '../EditorContext'
import type { MenuSubject, OpenMenu } from './menu-subject'

const isMenuKey = ({ key, shiftKey }: KeyboardEvent) => key === 'ContextMenu' || (key === 'F10' && shiftKey)

/** Opens the menu of a card, a note, a connection or the empty canvas: by right click, Shift+F10 or a long press. */
export function useCanvasMenu() {
  const { definition, selection, select, readOnly } = useEditor()
  const { screenToFlowPosition } = useReactFlow()
  const [menu, setMenu] = useState<OpenMenu>()

  const closeMenu = useCallback(() => setMenu(undefined), [])

  const subjectAt = (element: Element, screen: Position): MenuSubject | undefined => {
    const id = element.closest<HTMLElement>('.react-flow__node')?.dataset.id
    if (id !== undefined) {
      if (selection.has(id) && selection.size > 1) return { kind: 'several' }
      select(new Set([id]))
      return { kind: definition.notes?.some((note) => note.id === id) ? 'note' : 'step', id }
    }
    const line = element.closest<SVGElement>('.react-flow__edge')
    const edge = line && definition.edges.find((candidate) => edgeId(candidate) === line.dataset.id)
    if (edge) {
      select(new Set([edgeId(edge)]))
      return { kind: 'edge', edge }
    }
    if (element.closest('.react-flow__panel') !== null) return undefined
    return { kind: 'canvas', at: screenToFlowPosition(screen) }
  }
  const open = (target: EventTarget, screen: Position): boolean => {
    const subject = target instanceof Element && !readOnly ? subjectAt(target, screen) : undefined
    if (subject !== undefined) setMenu({ subject, screen })
    return subject !== undefined
  }
  const longPress = useLongPress(
    (event) => {
      const touch = 'touches' in event ? event.touches[0] : undefined
      if (touch !== undefined) open(event.target, { x: touch.clientX, y: touch.clientY })
    },
    { threshold: 500, events: ['touch'], cancelOnMove: true },
  )
  return {
    menu,
    closeMenu,
    handlers: {
      ...longPress,
      onContextMenu: (event: MouseEvent) => {
        if (event.target instanceof Element && event.target.closest('textarea') !== null) return
        if (open(event.target, { x: event.clientX, y: event.clientY })) event.preventDefault()
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (!isMenuKey(event) || !(event.target instanceof Element)) return
        const { x, y, width, height } = event.target.getBoundingClientRect()
        if (open(event.target, { x: x + width / 2, y: y + height / 2 })) event.preventDefault()
      },
    },
  }
}
