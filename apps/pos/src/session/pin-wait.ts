/** How many wrong PINs somebody may type before they have to wait. */
export const freePins = 5

const longest = 3_600_000

/** How long somebody waits after so many wrong PINs in a row: a minute after the fifth, doubling up to an hour. */
export function pinWait(failures: number): number {
  return failures < freePins ? 0 : Math.min(longest, 60_000 * 2 ** (failures - freePins))
}
