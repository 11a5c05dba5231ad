import { memo, useMemo } from 'react'
import classes from './FarEdges.module.css'
import { farWays } from './far-ways'
import type { CanvasNode, PortFlowEdge } from './flow-types'

interface FarEdgesProps {
  nodes: readonly CanvasNode[]
  edges: readonly PortFlowEdge[]
}

/**
 * The connections of a large workflow from far away, where none of them can be hit or read: one picture of all. Each as
 * an element of its own took a third of the time of every frame while the canvas moved.
 */
export const FarEdges = memo(function FarEdges({ nodes, edges }: FarEdgesProps) {
  const ways = useMemo(() => farWays(nodes, edges), [nodes, edges])
  return (
    <svg className={classes.ways} aria-hidden>
      {ways.map(({ kind, path }) => (
        <path key={kind} d={path} data-kind={kind} />
      ))}
    </svg>
  )
})
