const longestSeconds = 3_600

/**
 * How long until the next poll, in seconds: as set, and after failures twice as long for each, an hour at most. What
 * the other side asked for is kept, a day at most.
 */
export function pollDelaySeconds(everySeconds: number, failures: number, retryAfterSeconds = 0): number {
  const patient = Math.max(everySeconds, Math.min(longestSeconds, everySeconds * 2 ** Math.min(failures, 20)))
  return Math.max(patient, Math.min(retryAfterSeconds, 24 * 3_600))
}
