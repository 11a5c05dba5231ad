import type { Currency } from '@counterflow/core'
import { formatMoney } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'

interface DifferenceTextProps {
  /** Minor units; below zero there is too little. Null as long as nobody has counted. */
  difference: number | null
  currency: Currency
}

/** How a drawer differs from what should be in it, in words. */
export function DifferenceText({ difference, currency }: DifferenceTextProps) {
  const { t, language } = useText()
  if (difference === null) return '–'
  if (difference === 0) return t('shifts.balanced')
  const amount = formatMoney({ amount: Math.abs(difference), currency }, language)
  return (
    <span className="cf-figures" style={{ color: 'var(--cf-bad)' }}>
      {t(difference > 0 ? 'shifts.over' : 'shifts.short', { amount })}
    </span>
  )
}
