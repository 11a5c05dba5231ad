import { edgeId, type Position, type WorkflowDefinition, type WorkflowEdge } from '@counterflow/core'
import { type FocusEvent, useEffect, useMemo, useRef, useState } from 'react'

/** Long enough to get from the line to the button on it. */
const linger = 250

const lineOf = (target: EventTarget) =>
  target instanceof Element ? target.closest<SVGElement>('.react-flow__edge') : null

/** Which connection the pointer or the focus is at. */
export function useEdgePointing({ edges }: WorkflowDefinition) {
  const [id, setId] = useState<string>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const pointing = useMemo(() => {
    const stay = () => clearTimeout(timer.current)
    const leave = () => {
      stay()
      timer.current = setTimeout(() => setId(undefined), linger)
    }
    const enter = (next: string | undefined) => {
      stay()
      setId(next)
    }
    const onFocus = ({ target }: FocusEvent) => {
      const line = lineOf(target)
      if (line !== null) enter(line.dataset.id)
    }
    return { stay, leave, enter, onFocus }
  }, [])
  const edge = id === undefined ? undefined : edges.find((candidate) => edgeId(candidate) === id)
  return { edge, pointing }
}

export type EdgePointing = ReturnType<typeof useEdgePointing>['pointing']

/** The middle of a connection as it is drawn, in the canvas's own units. */
export function middleOfEdge(edge: WorkflowEdge): Position | undefined {
  const path = document.querySelector<SVGPathElement>(
    `.react-flow__edge[data-id="${CSS.escape(edgeId(edge))}"] .react-flow__edge-path`,
  )
  if (path === null) return undefined
  const { x, y } = path.getPointAtLength(path.getTotalLength() / 2)
  return { x, y }
}
