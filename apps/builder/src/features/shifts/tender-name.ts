import type { Text } from '@counterflow/ui'

/** What a way of paying is called: `cash`, `gift_card`, `card:sumup`, or a key of the shop's own methods. */
export function tenderName(
  method: string,
  { t }: Pick<Text, 't'>,
  named: ReadonlyMap<string, string> = new Map(),
): string {
  if (method === 'cash' || method === 'gift_card') return t(`shifts.method.${method}`)
  if (method.startsWith('card:')) {
    const key = method.slice('card:'.length)
    return t('shifts.method.card', { provider: named.get(method) ?? key })
  }
  return named.get(method) ?? method
}
