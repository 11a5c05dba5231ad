import { z } from 'zod'
import type { StaffId } from '../identifier/id.js'

export const sharingOutSchema = z.enum(['round_robin', 'least_busy']).meta({
  id: 'SharingOut',
  description:
    '`round_robin`: whose turn was longest ago; `least_busy`: who has the fewest open conversations.',
})

/** How conversations are shared out among those who answer customers. */
export type SharingOut = z.infer<typeof sharingOutSchema>

/** Somebody who may take a conversation. */
export interface Candidate {
  readonly id: StaffId
  /** How many open conversations they look after, those put off left out. */
  readonly open: number
  /** When a conversation was last shared out to them; null: never. */
  readonly lastTurnAt: Date | null
}

/**
 * Whose turn it is; undefined where there is nobody. Of several who are equally busy, the one whose turn was longest
 * ago; of several who never had one, the first by id, so that every process decides alike.
 */
export function nextAssignee(candidates: readonly Candidate[], way: SharingOut): StaffId | undefined {
  const turn = ({ lastTurnAt }: Candidate) => lastTurnAt?.getTime() ?? Number.NEGATIVE_INFINITY
  const sorted = candidates.toSorted(
    (left, right) =>
      (way === 'least_busy' ? left.open - right.open : 0) ||
      compare(turn(left), turn(right)) ||
      compare(left.id, right.id),
  )
  return sorted[0]?.id
}

function compare<Comparable extends string | number>(left: Comparable, right: Comparable): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}
