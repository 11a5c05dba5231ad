import { terminalMethod } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { useQuery } from '@tanstack/react-query'
import { paymentMethodsQuery } from '../orders/payment-method-queries'
import { tillSettingsQuery } from '../settings/tills/till-settings-queries'
import { tenderName } from './tender-name'

/** Names a way of paying by what the shop has called it. */
export function useTenderName(): (method: string) => string {
  const text = useText()
  const { data: settings } = useQuery(tillSettingsQuery)
  const { data: methods = [] } = useQuery(paymentMethodsQuery)
  const named = new Map([...methods.map(({ key, name }) => [key, text.local(name)] as const)])
  const providers = new Map(
    (settings?.cardProviders ?? []).flatMap(({ key, name }) => [
      [`card:${key}`, name] as const,
      [terminalMethod(key), name] as const,
    ]),
  )
  return (method) => tenderName(method, text, named, providers)
}
