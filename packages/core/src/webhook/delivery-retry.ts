/** For how long a delivery is tried, in milliseconds: three days. */
export const deliveryPatience = 3 * 24 * 3_600_000

/** How long a subscription may have nothing but failures before it is turned off, in milliseconds: three days. */
export const subscriptionPatience = 3 * 24 * 3_600_000

const firstDelay = 5_000
const longestDelay = 8 * 3_600_000
/** Nobody is waited for longer than a day, whatever they ask for. */
const longestWish = 24 * 3_600_000

/** An attempt that did not succeed. Instants are milliseconds since the epoch. */
export interface FailedDelivery {
  /** How many attempts were made in this series, this one included: 1 after the first. */
  readonly attempts: number
  readonly now: number
  /** When the series ends. */
  readonly giveUpAt: number
  /** From 0 to 1, 1 excluded. */
  readonly random: number
  /** What the receiver asked for by `Retry-After`, in seconds. */
  readonly retryAfterSeconds?: number | undefined
}

/**
 * When a delivery is tried again, in milliseconds since the epoch; null when its series has ended. The delay triples
 * with each attempt from five seconds on, up to eight hours, and varies by a fifth so that many do not return at
 * once. It is never shorter than what the receiver asked for, a day at most.
 * @example some 5 s, 15 s, 45 s, 2 min, 7 min, 20 min, 1 h, 3 h, then every 8 h: seventeen attempts in three days
 */
export function nextDeliveryAt(failed: FailedDelivery): number | null {
  const { attempts, now, giveUpAt, random, retryAfterSeconds = 0 } = failed
  const delay = Math.min(firstDelay * 3 ** Math.min(attempts - 1, 20), longestDelay)
  const varied = delay * (0.8 + random * 0.4)
  const next = now + Math.round(Math.max(varied, Math.min(retryAfterSeconds * 1_000, longestWish)))
  return next > giveUpAt ? null : next
}

/** What becomes of a subscription after an attempt that failed. */
export type SubscriptionVerdict = 'stays' | 'gone' | 'failing'

/**
 * Whether a subscription is turned off after an attempt that failed: at once when the receiver says that it is gone
 * for good (410), and when nothing has arrived since `failingSince` for as long as we are patient.
 * @param failingSince the first failure since something last arrived, in milliseconds since the epoch
 */
export function subscriptionVerdict(
  status: number | null,
  failingSince: number,
  now: number,
): SubscriptionVerdict {
  if (status === 410) return 'gone'
  return now - failingSince >= subscriptionPatience ? 'failing' : 'stays'
}
