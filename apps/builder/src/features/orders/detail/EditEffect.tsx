import type { Schemas } from '@counterflow/api-client'
import { formatMoney } from '@counterflow/i18n'
import { Notice, useText } from '@counterflow/ui'
import { Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'
import { problemParagraph } from '../../../platform/api/problem-text'

interface EditEffectProps {
  orderId: string
  version: number
  edit: Schemas['OrderEdit']
}

/** What an edit does to the price and to what is owed, before it is saved. */
export function EditEffect({ orderId, version, edit }: EditEffectProps) {
  const text = useText()
  const { t, language } = text
  const [asked] = useDebouncedValue(edit, 250)
  const preview = useQuery({
    queryKey: ['order', orderId, 'edit', version, asked],
    queryFn: () =>
      answered(
        api.POST('/api/v1/orders/{orderId}/edit/preview', { params: { path: { orderId } }, body: asked }),
      ),
    placeholderData: keepPreviousData,
    retry: false,
  })
  if (preview.error !== null) {
    return <Notice tone="bad" title={problemParagraph(preview.error, text)} />
  }
  if (preview.data === undefined) return null
  const { before, total, outstanding, overpaid, held } = preview.data
  const write = (money: Schemas['Money']) => formatMoney(money, language)
  const changed = before.amount !== total.amount
  return (
    <Notice tone="accent" title={t('orderDeeds.effect')}>
      <div aria-live="polite">
        <Text size="sm">
          {changed
            ? t('orderDeeds.effectTotal', { before: write(before), after: write(total) })
            : t('orderDeeds.effectSame', { after: write(total) })}
        </Text>
        {outstanding.amount > 0 && (
          <Text size="sm">{t('orderDeeds.effectOutstanding', { amount: write(outstanding) })}</Text>
        )}
        {overpaid.amount > 0 && (
          <Text size="sm">{t('orderDeeds.effectOverpaid', { amount: write(overpaid) })}</Text>
        )}
        {held.amount > total.amount && <Text size="sm">{t('orderDeeds.effectHeld')}</Text>}
      </div>
    </Notice>
  )
}
