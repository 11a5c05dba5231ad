import { applyNodeChanges, type NodeChange } from '@xyflow/react'
import type { CanvasNode } from './flow-types'
import { measured } from './to-flow'

/** Applies what React Flow says happened on the canvas: something was measured, moved, chosen. */
export function changedCards(changes: NodeChange<CanvasNode>[], cards: readonly CanvasNode[]): CanvasNode[] {
  const changed = applyNodeChanges(changes, [...cards])
  if (!changes.some(({ type }) => type === 'dimensions')) return changed
  return changed.map((node) => (node.type === 'step' ? measured(node) : node))
}
