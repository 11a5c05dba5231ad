import { ErrorState, Panel, useText } from '@counterflow/ui'
import { Select, Skeleton, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'
import { problemParagraph } from '../../../platform/api/problem-text'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { useMay } from '../../session/useStaff'

const declinedOrdersQuery = queryOptions({
  queryKey: ['shop', 'declined-orders'],
  queryFn: () => answered(api.GET('/api/v1/shop/declined-orders')),
})

const offered = [15, 60, 360, 1_440, 10_080]

/** How long orders whose card was declined wait for another payment. */
export function DeclinedPanel() {
  const text = useText()
  const { t } = text
  const may = useMay()
  const client = useQueryClient()
  const onError = useNotifyProblem()
  const { data, error, refetch } = useQuery(declinedOrdersQuery)
  const save = useMutation({
    mutationFn: (cancelAfterMinutes: number | null) =>
      answered(api.PUT('/api/v1/shop/declined-orders', { body: { cancelAfterMinutes } })),
    onSuccess: (saved) => {
      client.setQueryData(declinedOrdersQuery.queryKey, saved)
      notifications.show({ message: t('general.saved') })
    },
    onError,
  })
  const minutes = data?.cancelAfterMinutes
  const choices =
    minutes == null || offered.includes(minutes) ? offered : [...offered, minutes].sort((a, b) => a - b)
  const lasting = (count: number) =>
    count % 1_440 === 0
      ? t('orderDeeds.declined.days', { count: count / 1_440 })
      : count % 60 === 0
        ? t('orderDeeds.declined.hours', { count: count / 60 })
        : t('orderDeeds.declined.minutes', { count })
  return (
    <Panel title={t('orderDeeds.declined.title')}>
      <Stack gap="sm">
        <Text c="dimmed">{t('orderDeeds.declined.intro')}</Text>
        {error !== null && data === undefined && (
          <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
        )}
        {data === undefined && error === null && <Skeleton height={60} />}
        {data !== undefined && (
          <Select
            label={t('orderDeeds.declined.cancelAfter')}
            data={[
              ...choices.map((count) => ({ value: String(count), label: lasting(count) })),
              { value: 'never', label: t('orderDeeds.declined.never') },
            ]}
            value={minutes == null ? 'never' : String(minutes)}
            disabled={!may('shop.update') || save.isPending}
            allowDeselect={false}
            maw={360}
            onChange={(value) => value !== null && save.mutate(value === 'never' ? null : Number(value))}
          />
        )}
      </Stack>
    </Panel>
  )
}
