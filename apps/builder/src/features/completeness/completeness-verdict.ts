import type { Completeness, CompletenessDay } from './completeness-queries'

/** Whether a day of a register, or all of it, is proved: `none` where nothing was recorded. */
export type Verdict = 'good' | 'bad' | 'none'

const isRight = ({ unbroken, hashesMatch, totalsMatch }: CompletenessDay) =>
  unbroken && hashesMatch && totalsMatch

/** The verdict on what all devices of a register recorded in a day. */
export function verdictOn(day: string, days: readonly CompletenessDay[]): Verdict {
  const recorded = days.filter((one) => one.day === day)
  if (recorded.length === 0) return 'none'
  return recorded.every(isRight) ? 'good' : 'bad'
}

/** The verdict on a register. */
export function verdictOf({ complete, epochs }: Completeness): Verdict {
  if (!complete) return 'bad'
  return epochs.some(({ last }) => last > 0) ? 'good' : 'none'
}

/** How many places a device's gaps hold together. */
export const missingOf = (gaps: readonly { from: number; to: number }[]): number =>
  gaps.reduce((sum, { from, to }) => sum + to - from + 1, 0)
