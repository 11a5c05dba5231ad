import { applyNodeChanges, type NodeChange } from '@xyflow/react'
import type { CanvasNode } from './flow-types'
import { measuredCard } from './to-flow'

/** Applies what React Flow says happened to cards and notes: measured, moved, chosen. */
export function changedCards(changes: NodeChange<CanvasNode>[], cards: readonly CanvasNode[]): CanvasNode[] {
  const changed = applyNodeChanges(changes, [...cards])
  if (!changes.some(({ type }) => type === 'dimensions')) return changed
  return changed.map((node) => (node.type === 'step' ? measuredCard(node) : node))
}
