import type { RetryPolicy } from './definition.js'

/** How an action is tried again when its node says nothing else. */
export const defaultRetry: RetryPolicy = { attempts: 4, firstDelaySeconds: 2 }

const longestDelaySeconds = 3_600
/** Nobody is waited for longer than a week, whatever they ask for. */
const longestPatienceSeconds = 7 * 24 * 3_600

/**
 * When to try again after attempt number `attempt` (from 1) failed, in milliseconds since the epoch; null when it was
 * the last. The delay doubles with each attempt, up to an hour, and varies by a quarter so that many do not
 * return at once; it is never shorter than what the other side asked for.
 * @param random a number from 0 to 1, 1 excluded
 */
export function nextAttemptAt(
  policy: RetryPolicy,
  attempt: number,
  now: number,
  random: number,
  retryAfterSeconds = 0,
): number | null {
  if (attempt >= policy.attempts) return null
  const delay = Math.min(policy.firstDelaySeconds * 2 ** (attempt - 1), longestDelaySeconds)
  const varied = delay * (0.75 + random / 2)
  return now + Math.round(Math.max(varied, Math.min(retryAfterSeconds, longestPatienceSeconds)) * 1_000)
}
