import { moveObstacles } from '@counterflow/core'

/** What may be done with runs that wait on an earlier version. */
export const settlingDeeds = ['move', 'cancel'] as const
export type SettlingDeed = (typeof settlingDeeds)[number]

/** What may become of them when another version is turned on: `keep` leaves each on the version on which it began. */
export const waitingChoices = ['keep', ...settlingDeeds] as const
export type WaitingChoice = (typeof waitingChoices)[number]

/** Why a run is left where it is: it cannot move, or a person must say first how one of its steps went. */
export const leftReasons = [...moveObstacles, 'asking'] as const
export type LeftReason = (typeof leftReasons)[number]

/**
 * What became of a run:
 * - `done`: it was moved or cancelled.
 * - `ended`: it came to its end first.
 * - `left`: it stays where it is, for a reason.
 * - `replaced`: something else was decided about it meanwhile.
 * - `failed`: it could not be settled, however often that was tried.
 */
export const settledAs = ['done', 'ended', 'left', 'replaced', 'failed'] as const
export type SettledAs = (typeof settledAs)[number]
