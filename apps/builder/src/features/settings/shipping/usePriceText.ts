import { type Currency, money } from '@counterflow/core'
import { formatMoney, formatNumber } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import type { ShippingRate } from '../shop-parts-queries'

/** Says what a rate costs in one line. */
export function usePriceText(currency: Currency): (price: ShippingRate['price']) => string {
  const { t, language } = useText()
  const amountOf = (amount: number) => formatMoney(money(amount, currency), language)
  return (price) => {
    if (price.kind === 'flat') {
      const amount = price.amount === 0 ? t('shipping.free') : amountOf(price.amount)
      return price.freeFrom === null
        ? amount
        : t('shipping.flatFreeFrom', { amount, from: amountOf(price.freeFrom) })
    }
    const limitOf = (upTo: number) =>
      price.kind === 'weight' ? `${formatNumber(upTo / 1_000, language)} kg` : amountOf(upTo)
    return price.bands
      .map(({ upTo, amount }) =>
        upTo === null
          ? t('shipping.bandBeyond', { amount: amountOf(amount) })
          : t('shipping.band', { limit: limitOf(upTo), amount: amountOf(amount) }),
      )
      .join(', ')
  }
}
