import { getBezierPath } from '@xyflow/react'
import type { CanvasNode, PortFlowEdge, StepFlowNode } from './flow-types'

/** How a connection is drawn from far away; those of one kind are drawn at a time. */
export type FarWayKind = 'plain' | 'error' | 'taken' | 'passed' | 'selected' | 'added' | 'removed'

export interface FarWay {
  kind: FarWayKind
  /** As an SVG path has it. */
  path: string
}

/** All connections between cards that have handles of their own, as one path for each kind. */
export function farWays(nodes: readonly CanvasNode[], edges: readonly PortFlowEdge[]): FarWay[] {
  const cards = new Map(nodes.map((node) => [node.id, node]))
  const kinds = Map.groupBy(edges, kindOf)
  return [...kinds].map(([kind, ofKind]) => ({
    kind,
    path: ofKind.map((edge) => pathOf(edge, cards.get(edge.source), cards.get(edge.target))).join(''),
  }))
}

function kindOf({ selected, data, className }: PortFlowEdge): FarWayKind {
  if (selected) return 'selected'
  if (data?.mark !== undefined) return data.mark
  if (data?.taken !== undefined) return data.taken ? 'taken' : 'passed'
  return className === undefined ? 'plain' : 'error'
}

function pathOf(edge: PortFlowEdge, from: CanvasNode | undefined, to: CanvasNode | undefined): string {
  if (from?.type !== 'step' || to?.type !== 'step') return ''
  const source = handleOf(from, 'source', edge.sourceHandle)
  const target = handleOf(to, 'target')
  if (source === undefined || target === undefined) return ''
  const [path] = getBezierPath({
    sourceX: source.x,
    sourceY: source.y,
    sourcePosition: source.position,
    targetX: target.x,
    targetY: target.y,
    targetPosition: target.position,
  })
  return path
}

function handleOf({ handles, position }: StepFlowNode, type: 'source' | 'target', id?: string | null) {
  const handle = handles?.find((one) => one.type === type && (type === 'target' || one.id === id))
  if (handle === undefined) return undefined
  const { x, y, width = 0, height = 0 } = handle
  return {
    x: position.x + x + width / 2,
    y: position.y + y + height / 2,
    position: handle.position,
  }
}
