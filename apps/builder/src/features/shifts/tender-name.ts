import type { Text } from '@counterflow/ui'

/**
 * What a way of paying is called: `cash`, `gift_card`, a key of the shop's own methods, or a card at somebody else's
 * terminal, which is `card:sumup` to a till and `card_sumup` as the payment of an order.
 * @param named the shop's own methods by their keys
 * @param providers those of terminals by either
 */
export function tenderName(
  method: string,
  { t }: Pick<Text, 't'>,
  named: ReadonlyMap<string, string> = new Map(),
  providers: ReadonlyMap<string, string> = new Map(),
): string {
  const own = named.get(method)
  if (own !== undefined) return own
  if (method === 'cash' || method === 'gift_card') return t(`shifts.method.${method}`)
  const [, key] = /^card[:_](.+)$/.exec(method) ?? []
  return key === undefined ? method : t('shifts.method.card', { provider: providers.get(method) ?? key })
}
