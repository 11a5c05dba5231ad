import type { Text } from '@counterflow/ui'

/**
 * How an amount stands to the one before, such as `+12%`; undefined where that was nothing, of which there are no
 * percents.
 */
export function changeSince(amount: number, before: number, language: Text['language']): string | undefined {
  if (before === 0) return undefined
  const change = (amount - before) / Math.abs(before)
  return new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: Math.abs(change) < 0.1 ? 1 : 0,
    signDisplay: 'exceptZero',
  }).format(change)
}
