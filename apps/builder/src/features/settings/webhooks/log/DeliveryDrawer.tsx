import { formatDateTime } from '@counterflow/i18n'
import { CopyTextButton, ErrorState, useText } from '@counterflow/ui'
import { Button, Code, Drawer, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { problemParagraph } from '../../../../platform/api/problem-text'
import { useNotifyProblem } from '../../../../platform/api/useNotifyProblem'
import { eventWords } from '../event-words'
import type { Webhook } from '../webhook-queries'
import { Attempt } from './Attempt'
import { DeliveryBadge } from './DeliveryBadge'
import { type Delivery, deliveryQuery, useResend } from './delivery-queries'

interface DeliveryDrawerProps {
  webhook: Webhook
  messageId: string | undefined
  onClose: () => void
}

/** One delivery: what is sent, what came of each attempt, and a way to send it again. */
export function DeliveryDrawer({ webhook, messageId, onClose }: DeliveryDrawerProps) {
  const text = useText()
  const { t } = text
  const { data, error, refetch } = useQuery({
    ...deliveryQuery(webhook.id, messageId ?? ''),
    enabled: messageId !== undefined,
  })
  return (
    <Drawer
      opened={messageId !== undefined}
      onClose={onClose}
      position="right"
      size="lg"
      title={data === undefined ? t('webhooks.deliveries.title') : eventWords(data.type, text)}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      {data !== undefined && <Shown webhook={webhook} delivery={data} />}
      {data === undefined && error === null && <Skeleton height={240} />}
      {data === undefined && error !== null && (
        <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
      )}
    </Drawer>
  )
}

function Shown({ webhook, delivery }: { webhook: Webhook; delivery: Delivery }) {
  const { t, language } = useText()
  const { status, nextAttemptAt, log, payload, isTest } = delivery
  const json = JSON.stringify(payload, null, 2)
  const waits = !webhook.isOn && !isTest
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <div>
          <DeliveryBadge status={status} />
          {nextAttemptAt !== null && log.length > 0 && (
            <Text size="xs" c="dimmed">
              {waits
                ? t('webhooks.deliveries.whenOn')
                : t('webhooks.deliveries.next', { time: formatDateTime(nextAttemptAt, language) })}
            </Text>
          )}
        </div>
        {status !== 'pending' && !waits && <Resend webhook={webhook} id={delivery.id} />}
      </Group>
      <section>
        <Title order={3} size="h5" mb="xs">
          {t('webhooks.deliveries.log')}
        </Title>
        {log.length === 0 && <Text c="dimmed">{t('webhooks.deliveries.noAttempts')}</Text>}
        <Stack gap="sm">
          {log.map((attempt) => (
            <Attempt key={attempt.number} attempt={attempt} />
          ))}
        </Stack>
      </section>
      <section>
        <Group justify="space-between" mb="xs">
          <Title order={3} size="h5">
            {t('webhooks.deliveries.payload')}
          </Title>
          <CopyTextButton value={json} size="compact-xs" variant="subtle" color="gray" />
        </Group>
        <Text size="xs" c="dimmed" mb={4} style={{ overflowWrap: 'anywhere' }}>
          {t('webhooks.deliveries.messageId')} {delivery.id}
        </Text>
        <Code block style={{ fontSize: 12, overflowX: 'auto' }}>
          {json}
        </Code>
      </section>
    </Stack>
  )
}

function Resend({ webhook, id }: { webhook: Webhook; id: string }) {
  const { t } = useText()
  const notifyProblem = useNotifyProblem()
  const resend = useResend(webhook.id)
  return (
    <Button
      variant="default"
      size="xs"
      loading={resend.isPending}
      onClick={() =>
        resend.mutate(id, {
          onSuccess: () => notifications.show({ message: t('webhooks.deliveries.resent') }),
          onError: notifyProblem,
        })
      }
    >
      {t('webhooks.deliveries.resend')}
    </Button>
  )
}
