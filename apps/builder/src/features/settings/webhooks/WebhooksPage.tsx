import {
  type Column,
  DataTable,
  EmptyState,
  ErrorState,
  Panel,
  RelativeTime,
  type Text as TextOf,
  useText,
} from '@counterflow/ui'
import { Button, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus, IconWebhook } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { problemParagraph } from '../../../platform/api/problem-text'
import { CreateWebhook } from './choosing/CreateWebhook'
import { patternWords } from './event-words'
import { WebhookKeeping } from './WebhookKeeping'
import { WebhookStateBadge } from './WebhookStateBadge'
import { type Webhook, webhooksQuery } from './webhook-queries'

/** Who outside hears of what happens in the shop. */
export function WebhooksPage() {
  const text = useText()
  const { t } = text
  const webhooks = useQuery(webhooksQuery)
  const [creating, { open, close }] = useDisclosure(false)
  return (
    <Stack gap="md">
      <Panel
        title={t('settingsSections.webhooks')}
        flush
        actions={
          <Button variant="default" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={open}>
            {t('webhooks.create')}
          </Button>
        }
      >
        {webhooks.isError && webhooks.data === undefined ? (
          <ErrorState
            message={problemParagraph(webhooks.error, text)}
            onRetry={() => void webhooks.refetch()}
          />
        ) : webhooks.data?.length === 0 ? (
          <EmptyState icon={IconWebhook} title={t('webhooks.emptyTitle')} body={t('webhooks.emptyBody')} />
        ) : (
          <>
            <Text c="dimmed" px="md" pt="sm">
              {t('webhooks.intro')}
            </Text>
            <DataTable
              bare
              label={t('settingsSections.webhooks')}
              columns={columnsOf(text)}
              rows={webhooks.data}
              rowKey={({ id }) => id}
              skeletonRows={2}
            />
          </>
        )}
      </Panel>
      <WebhookKeeping />
      {creating && <CreateWebhook onClose={close} />}
    </Stack>
  )
}

function columnsOf(text: TextOf): readonly Column<Webhook>[] {
  const { t } = text
  return [
    {
      key: 'url',
      header: t('webhooks.address'),
      cell: ({ id, url, description }) => (
        <>
          <Link
            to="/settings/webhooks/$webhookId"
            params={{ webhookId: id }}
            data-row-link
            style={{ overflowWrap: 'anywhere' }}
          >
            {description || url}
          </Link>
          {description !== '' && (
            <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {url}
            </Text>
          )}
        </>
      ),
    },
    {
      key: 'events',
      header: t('webhooks.events'),
      wide: true,
      cell: ({ events: [first, ...others] }) => {
        const count = 1 + others.length
        if (others.length > 0 || first === undefined) return t('webhooks.eventCount', { count })
        return patternWords(first, text)
      },
    },
    {
      key: 'state',
      header: t('webhooks.state'),
      cell: (webhook) => <WebhookStateBadge webhook={webhook} />,
    },
    {
      key: 'last',
      header: t('webhooks.last'),
      wide: true,
      cell: ({ lastAttempt, pending }) => (
        <>
          {lastAttempt === null ? (
            <Text c="dimmed">{t('webhooks.never')}</Text>
          ) : (
            <>
              {t(lastAttempt.arrived ? 'webhooks.arrived' : 'webhooks.notArrived')},{' '}
              <RelativeTime instant={lastAttempt.at} />
            </>
          )}
          {pending > 0 && (
            <Text size="xs" c="dimmed">
              {t('webhooks.waiting', { count: pending })}
            </Text>
          )}
        </>
      ),
    },
  ]
}
