import { builtInPaymentMethods } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { useLive } from '../till/live'
import { useTill } from '../till/TillContext'

/** What a way of paying is called, by the key that reports have for it. */
export function useTenderName(): (method: string) => string {
  const { t, local } = useText()
  const settings = useLive(useTill().records.settings)
  return (method) => {
    if (method === 'gift_card') return t('till.report.giftCard')
    if (method.startsWith('card:')) {
      const provider = method.slice('card:'.length)
      return settings?.cardProviders.find(({ key }) => key === provider)?.name ?? t('till.report.card')
    }
    const known = [...(settings?.paymentMethods ?? []), ...builtInPaymentMethods]
    const found = known.find(({ key }) => key === method)
    return found === undefined ? method : local(found.name)
  }
}
