import { edgeId, type WorkflowDefinition } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { useMemo, useState } from 'react'
import { useStepName } from '../words/StepNamesProvider'
import type { PortFlowEdge } from './flow-types'
import { type FlowSettings, flowEdge } from './to-flow'

interface Drawn {
  /** All that the edge was made from. */
  from: readonly unknown[]
  edge: PortFlowEdge
}

const none: ReadonlySet<string> = new Set()

interface Held {
  /** The connections that are chosen. */
  selected?: ReadonlySet<string>
  /** Those whose ends can be taken somewhere else: each shows two handles, which hundreds need not have all the time. */
  movable?: ReadonlySet<string>
}

/**
 * The connections of a definition. One that stays as it is stays the same object, and so does the list of them, so that
 * an edit makes React Flow look at what it changed and not at a thousand connections.
 */
export function useFlowEdges(
  definition: WorkflowDefinition,
  { editable, isTaken, countOf, marks }: Pick<FlowSettings, 'editable' | 'isTaken' | 'countOf' | 'marks'>,
  { selected = none, movable = none }: Held = {},
): PortFlowEdge[] {
  const text = useText()
  const names = useStepName()
  const [drawn] = useState(() => new Map<string, Drawn>())
  const [shown] = useState<{ edges: PortFlowEdge[] }>(() => ({ edges: [] }))
  const { nodes, edges } = definition
  return useMemo(() => {
    const sources = new Map(nodes.map((node) => [node.id, node]))
    const result = edges.map((edge) => {
      const id = edgeId(edge)
      const source = sources.get(edge.from)
      const isSelected = selected.has(id)
      const isMovable = movable.has(id)
      const taken = isTaken?.(edge)
      const count = countOf?.(edge)
      const mark = marks?.edges.get(id)
      const ends = [source, names(edge.from), names(edge.to)]
      const from = [...ends, text, editable, taken, count, isSelected, isMovable, mark]
      const known = drawn.get(id)
      if (known?.from.every((value, index) => value === from[index])) return known.edge
      const fresh = {
        ...flowEdge(edge, source, { editable, isTaken, countOf, marks }, text, names),
        selected: isSelected,
        reconnectable: isMovable,
      }
      drawn.set(id, { from, edge: fresh })
      return fresh
    })
    if (drawn.size > 2 * result.length) {
      const there = new Set(result.map(({ id }) => id))
      for (const id of drawn.keys()) if (!there.has(id)) drawn.delete(id)
    }
    const isAsBefore =
      result.length === shown.edges.length && result.every((edge, index) => edge === shown.edges[index])
    if (!isAsBefore) shown.edges = result
    return shown.edges
  }, [nodes, edges, editable, isTaken, countOf, marks, selected, movable, text, names, drawn, shown])
}
