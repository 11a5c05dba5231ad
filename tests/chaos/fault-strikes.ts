import { setTimeout as delay } from 'node:timers/promises'
import type { ChaosPlace } from './chaos-place.js'
import { planFaults } from './faults.js'
import { Random } from './random.js'
import type { RoundShape } from './round-shape.js'

/** The faults of one round, which strike from now on. */
export interface FaultStrikes {
  /** How long the round's load is to last, in milliseconds. */
  readonly length: number
  readonly faults: readonly string[]
  /** Which faults could not strike, in words: complete once it is over. */
  readonly missed: readonly string[]
  /** Resolves once every fault has struck and mended itself. */
  readonly over: Promise<void>
}

/** Draws the length and the faults of the round `seed`, and lets them strike when their time comes. */
export function beginFaults(
  place: ChaosPlace,
  random: Random,
  seed: number,
  shape: RoundShape,
): FaultStrikes {
  const length = random.between(...shape.milliseconds)
  const plan = planFaults(place, random, shape.mostFaults, shape.only)
  const missed: string[] = []
  // Faults draw from numbers of their own, so that it does not matter which of two overlapping ones is faster.
  const striking = plan.map(async ({ fault, at }, index) => {
    const own = new Random(seed + 7_919 * (index + 1))
    await delay(at * length)
    await fault.strike(place, own, shape.longestFault).catch((error: unknown) => {
      missed.push(`"${fault.name}" could not strike: ${String(error)}`)
    })
  })
  const over = Promise.all(striking).then(() => undefined)
  return { length, faults: plan.map(({ fault }) => fault.name), missed, over }
}
