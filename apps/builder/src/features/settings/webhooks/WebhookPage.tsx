import { ErrorState, PageHeader, Panel, useText } from '@counterflow/ui'
import { Badge, Group, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { PagePending } from '../../../application/shell/PagePending'
import { problemParagraph } from '../../../platform/api/problem-text'
import { BackToList } from '../../../platform/router/links'
import { EditWebhook } from './choosing/EditWebhook'
import { patternWords } from './event-words'
import { DeliveriesPanel } from './log/DeliveriesPanel'
import { RenewSecret } from './RenewSecret'
import { WebhookDeeds } from './WebhookDeeds'
import { WebhookNotices } from './WebhookNotices'
import { WebhookStateBadge } from './WebhookStateBadge'
import { webhookQuery } from './webhook-queries'

const route = getRouteApi('/shell/settings/webhooks/$webhookId')

/** One webhook: how it fares, what it hears of, and what was sent to it. */
export function WebhookPage() {
  const text = useText()
  const { t } = text
  const { webhookId } = route.useParams()
  const { data: webhook, error, refetch } = useQuery({ ...webhookQuery(webhookId), refetchInterval: 15_000 })
  const [open, setOpen] = useState<'edit' | 'secret'>()
  if (webhook === undefined) {
    if (error === null) return <PagePending />
    return <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
  }
  const close = () => setOpen(undefined)
  return (
    <>
      <PageHeader
        title={webhook.description || new URL(webhook.url).host}
        intro={webhook.url}
        back={<BackToList to="/settings/webhooks">{t('webhooks.back')}</BackToList>}
        badges={<WebhookStateBadge webhook={webhook} />}
        actions={<WebhookDeeds webhook={webhook} onOpen={setOpen} />}
      />
      <Stack>
        <WebhookNotices webhook={webhook} />
        <Panel title={t('webhooks.events')}>
          <Group gap={6}>
            {webhook.events.map((pattern) => (
              <Badge key={pattern} variant="default" radius="sm" tt="none" fw={500} title={pattern}>
                {patternWords(pattern, text)}
              </Badge>
            ))}
          </Group>
        </Panel>
        <DeliveriesPanel webhook={webhook} />
      </Stack>
      {open === 'edit' && <EditWebhook webhook={webhook} onClose={close} />}
      {open === 'secret' && <RenewSecret webhookId={webhook.id} onClose={close} />}
    </>
  )
}
