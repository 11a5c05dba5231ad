import type { Exit, Position, WorkflowEdge } from '@counterflow/core'

/** Where a new step belongs: at an exit, in the middle of a connection, or nowhere yet; `at` says where it stands. */
export interface StepPlace {
  readonly from?: Exit | undefined
  readonly edge?: WorkflowEdge
  readonly at?: Position
}

/** Half of a usual card, so that a dropped step stands under the pointer. */
const grip = { x: 124, y: 36 }

export const underPointer = ({ x, y }: Position): Position => ({
  x: onGrid(x - grip.x),
  y: onGrid(y - grip.y),
})

/** The grid on which cards stand when nothing else says where. */
export const gridSize = 8

export const onGrid = (value: number): number => Math.round(value / gridSize) * gridSize
