import { formatMoney } from '@counterflow/i18n'
import { useText } from '../text/useText'

interface MoneyTextProps {
  money: { amount: number; currency: Parameters<typeof formatMoney>[0]['currency'] }
}

/** An amount in the reader's notation, in figures of equal width. */
export function MoneyText({ money }: MoneyTextProps) {
  const { language } = useText()
  return <span className="cf-figures">{formatMoney(money, language)}</span>
}
