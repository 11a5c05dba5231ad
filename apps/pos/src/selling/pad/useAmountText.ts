import { minorUnits } from '@counterflow/core'
import { formatMoney } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { useSelling } from '../useSelling'

/** Says an amount of the shop's currency, in minor units, in the cashier's language. */
export function useAmountText(): (amount: number) => string {
  const { language } = useText()
  const { currency } = useSelling().desk.settings()
  return (amount) => formatMoney({ amount: minorUnits(amount), currency }, language)
}

/** The same for digits that somebody is typing. */
export function useDigitsText(): (digits: string) => string {
  const text = useAmountText()
  return (digits) => text(Number(digits === '' ? '0' : digits))
}
