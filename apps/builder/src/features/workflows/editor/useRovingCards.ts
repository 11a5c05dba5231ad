import { triggerNodeId } from '@counterflow/core'
import { useReactFlow } from '@xyflow/react'
import { type FocusEvent, useCallback, useMemo, useState } from 'react'
import type { CanvasNode } from '../canvas/flow-types'
import { elementOf } from './stepping/element-of'

/** Cards beyond this many are only drawn where they are seen. */
const framesToAppear = 12

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
      const focusWhenDrawn = (left: number) => {
        const element = elementOf(id)
        if (element !== null) element.focus()
        else if (left > 0) requestAnimationFrame(() => focusWhenDrawn(left - 1))
      }
      focusWhenDrawn(framesToAppear)
    },
    [getInternalNode, getZoom, setCenter],
  )
  const onFocus = useCallback(({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement) || !target.matches('.react-flow__node')) return
    setWanted(target.dataset.id ?? triggerNodeId)
  }, [])
  return { nodes: roving, focusCard, onFocus }
}
