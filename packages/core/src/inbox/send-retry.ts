/** So often a message is handed to its channel before it counts as failed. */
export const mostSendAttempts = 8

/** A channel that has not answered for so long is asked again, in milliseconds. */
export const sendPatience = 60_000

const firstPause = 2_000
const longestPause = 10 * 60_000

/**
 * When a message is handed to its channel again after `attempts` attempts, in milliseconds from now; undefined: never,
 * it has failed. Pauses triple from two seconds on and vary by a fifth: some 18 minutes in all.
 * @param random from 0 to 1, 1 excluded
 */
export function pauseBeforeSending(attempts: number, random: number): number | undefined {
  if (attempts >= mostSendAttempts) return undefined
  const pause = Math.min(firstPause * 3 ** Math.max(0, attempts - 1), longestPause)
  return Math.round(pause * (0.8 + random * 0.4))
}
