import { formatNumber } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { orderCountQuery } from '../order-queries'
import type { AskedFilters } from './order-search'

/** How many orders match. */
export function OrderCount({ filters }: { filters: AskedFilters }) {
  const { t, language } = useText()
  const { data } = useQuery({ ...orderCountQuery(filters), placeholderData: keepPreviousData })
  if (data === undefined) return null
  return (
    <Text size="sm" c="dimmed" className="cf-figures" aria-live="polite" title={t('lists.keys')}>
      {data.more
        ? t('lists.countMore', { count: formatNumber(data.count, language) })
        : t('lists.count', { count: data.count })}
    </Text>
  )
}
