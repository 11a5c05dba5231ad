import { applyNodeChanges, type NodeChange } from '@xyflow/react'
import type { StepFlowNode } from './flow-types'
import { measuredCards } from './to-flow'

/** Applies what React Flow says happened to cards: measured, moved, chosen. */
export function changedCards(
  changes: NodeChange<StepFlowNode>[],
  cards: readonly StepFlowNode[],
): StepFlowNode[] {
  const changed = applyNodeChanges(changes, [...cards])
  return changes.some(({ type }) => type === 'dimensions') ? measuredCards(changed) : changed
}
