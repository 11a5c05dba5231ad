import { formatDuration } from '@counterflow/i18n'
import { type Column, RelativeTime, type Text as TextOf } from '@counterflow/ui'
import { Anchor, Text } from '@mantine/core'
import { eventWords } from '../event-words'
import { answerWords } from './attempt-words'
import { DeliveryBadge } from './DeliveryBadge'
import type { DeliverySummary } from './delivery-queries'

/** How a delivery is shown in a row. */
export function deliveryColumns(
  text: TextOf,
  onOpen: (id: string) => void,
): readonly Column<DeliverySummary>[] {
  const { t, language } = text
  return [
    {
      key: 'event',
      header: t('webhooks.deliveries.event'),
      cell: ({ id, type, attempts }) => (
        <>
          <Anchor component="button" type="button" ta="start" data-row-link onClick={() => onOpen(id)}>
            {eventWords(type, text)}
          </Anchor>
          <Text size="xs" c="dimmed">
            {attempts > 1 && t('webhooks.deliveries.attempts', { count: attempts })}
          </Text>
        </>
      ),
    },
    {
      key: 'status',
      header: t('webhooks.deliveries.status'),
      cell: ({ status }) => <DeliveryBadge status={status} />,
    },
    {
      key: 'answer',
      header: t('webhooks.deliveries.answer'),
      wide: true,
      cell: ({ lastAttempt }) =>
        lastAttempt === null ? (
          <Text c="dimmed">–</Text>
        ) : (
          <span className="cf-figures">
            {answerWords(lastAttempt, text)} · {formatDuration(lastAttempt.milliseconds, language)}
          </span>
        ),
    },
    {
      key: 'when',
      header: t('webhooks.deliveries.when'),
      align: 'end',
      cell: ({ createdAt }) => <RelativeTime instant={createdAt} />,
    },
  ]
}
