import { setTimeout as delay } from 'node:timers/promises'

/** Rows that one transaction deletes: few enough that nobody waits for its locks. */
export const batchSize = 1_000

const longestPause = 1_000

/**
 * Deletes batch after batch, until one is not full or `signal` says stop, and leaves the database at least half of the
 * time to others.
 * @param deleteSome deletes up to `batchSize` rows in one transaction; answers how many it found
 * @returns how many rows all of them found
 */
export async function inBatches(deleteSome: () => Promise<number>, signal: AbortSignal): Promise<number> {
  let total = 0
  while (!signal.aborted) {
    const begun = performance.now()
    const found = await deleteSome()
    total += found
    if (found < batchSize) break
    const pause = Math.min(performance.now() - begun, longestPause)
    await delay(pause, undefined, { signal, ref: false }).catch(() => undefined)
  }
  return total
}
