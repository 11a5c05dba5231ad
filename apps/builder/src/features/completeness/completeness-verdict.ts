import type { Completeness, CompletenessDay } from './completeness-queries'

/** Whether a day of a register, or all of it, is proved: `none` where nothing was recorded. */
export type Verdict = 'good' | 'bad' | 'none'

const isRight = ({ unbroken, hashesMatch, totalsMatch }: CompletenessDay) =>
  unbroken && hashesMatch && totalsMatch

/**
 * The verdict on what all devices of a register recorded in a day. When a missing entry was recorded nobody knows: the
 * days before and behind it are both in doubt.
 */
export function verdictOn(day: string, { days, epochs }: Pick<Completeness, 'days' | 'epochs'>): Verdict {
  const recorded = days.filter((one) => one.day === day)
  if (recorded.length === 0) return 'none'
  const isBeside = ({ epoch, firstSeq, lastSeq }: CompletenessDay) =>
    epochs
      .filter((one) => one.epoch === epoch)
      .some(({ gaps }) => gaps.some(({ from, to }) => from <= lastSeq + 1 && to >= firstSeq - 1))
  return recorded.every((one) => isRight(one) && !isBeside(one)) ? 'good' : 'bad'
}

/** The verdict on a register. */
export function verdictOf({ complete, epochs }: Completeness): Verdict {
  if (!complete) return 'bad'
  return epochs.some(({ last }) => last > 0) ? 'good' : 'none'
}

/** How many places a device's gaps hold together. */
export const missingOf = (gaps: readonly { from: number; to: number }[]): number =>
  gaps.reduce((sum, { from, to }) => sum + to - from + 1, 0)
