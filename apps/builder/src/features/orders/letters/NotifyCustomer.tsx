import type { Schemas } from '@counterflow/api-client'
import { ErrorState, useText } from '@counterflow/ui'
import { Anchor, Checkbox, Skeleton, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answered, api } from '../../../platform/api/client'
import { problemParagraph } from '../../../platform/api/problem-text'
import type { Order } from '../order-queries'

interface NotifyCustomerProps {
  order: Order
  /** What the mail would tell. */
  news: Schemas['OrderLetterWish']
  checked: boolean
  onChange: (checked: boolean) => void
}

/** Asks whether the customer is sent a mail about what is done, and shows it. */
export function NotifyCustomer({ order, news, checked, onChange }: NotifyCustomerProps) {
  const { t } = useText()
  const [shown, setShown] = useState(false)
  const address = order.snapshot.customer?.email ?? null
  if (address === null) {
    return (
      <Text size="sm" c="dimmed">
        {t('orderLetters.noAddress')}
      </Text>
    )
  }
  return (
    <Stack gap={4}>
      <Checkbox
        label={t('orderLetters.notify')}
        description={t('orderLetters.notifyTo', { address })}
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {checked && (
        <>
          <Anchor component="button" type="button" size="sm" ta="start" onClick={() => setShown(!shown)}>
            {shown ? t('orderLetters.hidePreview') : t('orderLetters.preview')}
          </Anchor>
          {shown && <LetterPreview orderId={order.snapshot.id} news={news} />}
        </>
      )}
    </Stack>
  )
}

function LetterPreview({ orderId, news }: { orderId: string; news: NotifyCustomerProps['news'] }) {
  const text = useText()
  const [asked] = useDebouncedValue(JSON.stringify(news), 400)
  const preview = useQuery({
    queryKey: ['order-letter', orderId, asked],
    placeholderData: keepPreviousData,
    queryFn: () =>
      answered(
        api.POST('/api/v1/orders/{orderId}/letters/preview', {
          params: { path: { orderId } },
          body: news,
        }),
      ),
  })
  if (preview.isError) {
    return (
      <ErrorState message={problemParagraph(preview.error, text)} onRetry={() => void preview.refetch()} />
    )
  }
  if (preview.data === undefined) return <Skeleton height={140} />
  return (
    <Stack gap={4} p="sm" style={{ border: '1px solid var(--cf-line)', borderRadius: 8 }}>
      <Text fw={600} size="sm">
        {preview.data.subject}
      </Text>
      <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {preview.data.text}
      </Text>
    </Stack>
  )
}
