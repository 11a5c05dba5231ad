import type { StepMark } from '@counterflow/core'
import type { EdgeProps } from '@xyflow/react'
import type { Point } from '../graph/layered-layout'

type Line = Pick<EdgeProps, 'sourceX' | 'sourceY' | 'targetX' | 'targetY'>

/** About the middle between two columns of cards, or two rows. */
const besideCard = 46
/** A label and some air. */
const lineHeight = 24

/** Where the name of a connection stands: a third of the way, where the branches of one step have parted already. */
const usualPlace = ({ sourceX, sourceY, targetX, targetY }: Line): Point => ({
  x: sourceX + (targetX - sourceX) * 0.38,
  y: sourceY + (targetY - sourceY) * 0.3,
})

/**
 * Where it stands where two definitions are compared: right behind the card that it leaves, since a connection that is gone
 * mostly runs behind what has come between; and below that of what has taken its place.
 */
function markedPlace(line: Line, mark: StepMark, isDown: boolean): Point {
  const { sourceX, sourceY } = line
  const [across, down] = [line.targetX - sourceX, line.targetY - sourceY]
  const share = Math.min(0.5, besideCard / Math.max(1, isDown ? down : across))
  // The curve leaves its card straight, and turns in the middle.
  const turned = share * share * (3 - 2 * share)
  const below = mark === 'removed' ? lineHeight : 0
  return isDown
    ? { x: sourceX + across * turned, y: sourceY + Math.max(1, down) * share + below }
    : { x: sourceX + Math.max(1, across) * share, y: sourceY + down * turned + below }
}

export const labelPlace = (line: Line, mark: StepMark | undefined, isDown: boolean): Point =>
  mark === undefined ? usualPlace(line) : markedPlace(line, mark, isDown)
