import type { EventPosition } from '../events/event-position.js'

const largestTransactionId = 2n ** 64n - 1n
const largestSequence = 2n ** 63n - 1n

/** Below zero when `one` comes before `other`. Both are of one generation. */
export function comparePositions(one: EventPosition, other: EventPosition): number {
  return order(one.transactionId, other.transactionId) || order(one.sequence, other.sequence)
}

/** Whether a client that claims to have read up to `claimed` can go on from there. */
export function canResumeFrom(
  claimed: EventPosition | undefined,
  head: EventPosition,
): claimed is EventPosition {
  return (
    claimed !== undefined &&
    claimed.generation === head.generation &&
    claimed.transactionId <= largestTransactionId &&
    claimed.sequence <= largestSequence &&
    // A position from the future is of a database that was set back.
    comparePositions(claimed, head) <= 0
  )
}

function order(one: bigint, other: bigint): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
