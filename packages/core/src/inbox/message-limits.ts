/** The most characters (UTF-16 units) that one message holds, whoever writes it and by whatever channel. */
export const longestMessage = 20_000

/** So many products are shared at once (R18). */
export const mostSharedProducts = 3

/** So many messages of one customer are taken in one conversation within `messageWindow`; further ones are refused. */
export const mostMessagesInWindow = 30

/** In milliseconds. */
export const messageWindow = 60_000

/**
 * In how many seconds another message would be taken, or undefined when it is taken now.
 * @param recent moments at which the customer wrote, in any order; older ones make no difference
 * @example secondsUntilNextMessage(momentsOfThirtyMessages, now) // 12
 */
export function secondsUntilNextMessage(recent: readonly Date[], now: Date): number | undefined {
  const within = recent
    .map((at) => at.getTime())
    .filter((at) => at > now.getTime() - messageWindow)
    .sort((left, right) => right - left)
  const decisive = within[mostMessagesInWindow - 1]
  if (decisive === undefined) return undefined
  return Math.max(1, Math.ceil((decisive + messageWindow - now.getTime()) / 1_000))
}
