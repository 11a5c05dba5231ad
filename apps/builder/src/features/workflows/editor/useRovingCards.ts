import { edgeId, triggerNodeId, type WorkflowDefinition } from '@counterflow/core'
import { useReactFlow } from '@xyflow/react'
import { type FocusEvent, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { CanvasNode } from '../canvas/flow-types'
import { useEditor } from './EditorContext'
import { elementOf } from './stepping/element-of'
import { focusOnceDrawn } from './stepping/focus-once-drawn'
import { heirOf } from './stepping/heir-of'

/** Makes the cards one stop for Tab: the card that had the focus last has it again. */
export function useRovingCards(nodes: CanvasNode[]) {
  const { setCenter, getZoom, getInternalNode } = useReactFlow()
  const [wanted, setWanted] = useState<string>(triggerNodeId)
  const current = nodes.some(({ id }) => id === wanted) ? wanted : triggerNodeId
  const roving = useMemo(
    () =>
      nodes.map(
        (node): CanvasNode =>
          node.id === current ? { ...node, domAttributes: { ...node.domAttributes, tabIndex: 0 } } : node,
      ),
    [nodes, current],
  )
  const focusCard = useCallback(
    (id: string) => {
      setWanted(id)
      const at = getInternalNode(id)
      if (elementOf(id) === null && at !== undefined) {
        const { x, y } = at.internals.positionAbsolute
        void setCenter(x + 124, y + 40, { zoom: getZoom() })
      }
      focusOnceDrawn(id)
    },
    [getInternalNode, getZoom, setCenter],
  )
  const hasFocus = useRef(false)
  const onFocus = useCallback(({ target }: FocusEvent) => {
    hasFocus.current = true
    if (!(target instanceof HTMLElement) || !target.matches('.react-flow__node')) return
    setWanted(target.dataset.id ?? triggerNodeId)
  }, [])
  const onBlur = useCallback(({ currentTarget, relatedTarget }: FocusEvent) => {
    hasFocus.current = currentTarget.contains(relatedTarget)
  }, [])
  useFocusLeft({ nodes, wanted, hasFocus, focusCard })
  return { nodes: roving, focusCard, onFocus, onBlur }
}

interface FocusLeft {
  nodes: readonly CanvasNode[]
  wanted: string
  hasFocus: { readonly current: boolean }
  focusCard: (id: string) => void
}

/** Whatever had the focus on the canvas and goes leaves it to a card: a step to its heir, all else to the last one. */
function useFocusLeft({ nodes, wanted, hasFocus, focusCard }: FocusLeft): void {
  const { definition } = useEditor()
  const before = useRef(definition)
  useLayoutEffect(() => {
    const isStep = wanted === triggerNodeId || definition.nodes.some(({ id }) => id === wanted)
    if (isStep) before.current = definition
    const isLeft = (id: string) => nodes.some((node) => node.id === id)
    if (!hasFocus.current || !isGoing(document.activeElement, definition, isLeft)) return
    if (!isLeft(wanted)) {
      const heir = heirOf(before.current, wanted, isLeft)
      if (heir !== undefined) return focusCard(heir)
    }
    // One that is out of sight is not drawn, and is left where it is: the view would follow it.
    const last = elementOf(isLeft(wanted) ? wanted : triggerNodeId)
    last?.focus({ preventScroll: true })
  })
}

/** Whether what has the focus has gone, or stands for what has: the canvas takes its cards away a moment later. */
function isGoing(
  focused: Element | null,
  { edges }: WorkflowDefinition,
  isLeft: (id: string) => boolean,
): boolean {
  if (focused === null || focused === document.body) return true
  const drawn = focused.closest('.react-flow__node, .react-flow__edge')
  const id = drawn?.getAttribute('data-id')
  return id != null && !isLeft(id) && !edges.some((edge) => edgeId(edge) === id)
}
