import type { StepFlowNode, StepNodeData } from './flow-types'
import { measuredCard } from './to-flow'

/**
 * Lets `next` take over what the canvas knows about cards that stayed: their size, selection and unchanged data. A card
 * to which nothing has happened stays the same object, so that it is not looked at again.
 */
export function carriedOver(
  previous: readonly StepFlowNode[],
  next: readonly StepFlowNode[],
): StepFlowNode[] {
  const known = new Map(previous.map((node) => [node.id, node]))
  return next.map((node) => {
    const before = known.get(node.id)
    return measuredCard(before === undefined ? node : carried(before, node))
  })
}

function carried(before: StepFlowNode, node: StepFlowNode): StepFlowNode {
  const data = sameData(before.data, node.data) ? before.data : node.data
  const position = before.dragging || samePlace(before, node) ? before.position : node.position
  if (
    data === before.data &&
    position === before.position &&
    node.ariaLabel === before.ariaLabel &&
    node.domAttributes?.['aria-description'] === before.domAttributes?.['aria-description'] &&
    node.deletable === before.deletable &&
    node.draggable === before.draggable &&
    node.connectable === before.connectable &&
    before.selected !== undefined
  ) {
    return before
  }
  return {
    ...node,
    data,
    position,
    ...(before.measured === undefined ? {} : { measured: before.measured }),
    selected: before.selected ?? false,
    ...(before.dragging ? { dragging: true } : {}),
  }
}

const samePlace = ({ position: left }: StepFlowNode, { position: right }: StepFlowNode) =>
  left.x === right.x && left.y === right.y

function sameData(left: StepNodeData, right: StepNodeData): boolean {
  return (
    (left.step.kind === 'node' && right.step.kind === 'node'
      ? left.step.node === right.step.node
      : left.step.kind === 'trigger' &&
        right.step.kind === 'trigger' &&
        left.step.trigger === right.step.trigger) &&
    left.freePorts === right.freePorts &&
    left.problems === right.problems &&
    left.direction === right.direction &&
    left.editable === right.editable &&
    left.run?.state === right.run?.state &&
    left.run?.durationMs === right.run?.durationMs &&
    left.run?.attempts === right.run?.attempts &&
    left.mark === right.mark
  )
}
