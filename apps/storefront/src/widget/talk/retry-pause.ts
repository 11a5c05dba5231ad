const first = 1_000
const longest = 15_000

/**
 * How long to wait before the next attempt, in milliseconds: twice as long each time, and never the same for everybody,
 * so that a shop that comes back is not overrun.
 * @param failures how many attempts have failed, from 1
 * @param dice from 0 to 1
 */
export function retryPause(failures: number, dice: number): number {
  const most = Math.min(longest, first * 2 ** Math.min(failures - 1, 10))
  return most / 2 + (most / 2) * dice
}
