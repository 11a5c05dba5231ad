import { EmptyState, Panel, useText } from '@counterflow/ui'
import { Box, Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconSend } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useNotifyProblem } from '../../../../platform/api/useNotifyProblem'
import { FilterSelect } from '../../../../platform/list/FilterSelect'
import { PagedTable } from '../../../../platform/list/PagedTable'
import type { Webhook } from '../webhook-queries'
import { DeliveryDrawer } from './DeliveryDrawer'
import { deliveryColumns } from './delivery-columns'
import { deliveriesQuery, deliveryStatuses, useResendFailed } from './delivery-queries'

const route = getRouteApi('/shell/settings/webhooks/$webhookId')

/** What was sent to a webhook, and what came of it. */
export function DeliveriesPanel({ webhook }: { webhook: Webhook }) {
  const text = useText()
  const { t } = text
  const { status, delivery } = route.useSearch()
  const navigate = route.useNavigate()
  const deliveries = useInfiniteQuery({
    ...deliveriesQuery(webhook.id, { status }),
    placeholderData: keepPreviousData,
  })
  const show = (change: { status?: typeof status; delivery?: string | undefined }) =>
    void navigate({ search: (search) => ({ ...search, ...change }), replace: true, resetScroll: false })
  const kind = status === undefined ? 'empty' : 'noMatch'
  return (
    <Panel title={t('webhooks.deliveries.title')} actions={webhook.isOn && <ResendFailed id={webhook.id} />}>
      <Group gap="xs" mb="sm">
        <FilterSelect
          label={t('webhooks.deliveries.status')}
          any={t('webhooks.deliveries.anyStatus')}
          options={deliveryStatuses.map((value) => ({
            value,
            label: t(`webhooks.deliveries.statusOf.${value}`),
          }))}
          value={status}
          onChange={(next) => show({ status: next })}
        />
      </Group>
      <Box>
        <PagedTable
          label={t('webhooks.deliveries.title')}
          query={deliveries}
          columns={deliveryColumns(text, (id) => show({ delivery: id }))}
          rowKey={({ id }) => id}
          empty={
            <EmptyState
              icon={IconSend}
              title={t(`webhooks.deliveries.${kind}Title`)}
              body={t(`webhooks.deliveries.${kind}Body`)}
            />
          }
        />
      </Box>
      <DeliveryDrawer webhook={webhook} messageId={delivery} onClose={() => show({ delivery: undefined })} />
    </Panel>
  )
}

function ResendFailed({ id }: { id: string }) {
  const { t } = useText()
  const notifyProblem = useNotifyProblem()
  const resend = useResendFailed(id)
  return (
    <Button
      variant="default"
      size="xs"
      loading={resend.isPending}
      onClick={() =>
        resend.mutate(undefined, {
          onSuccess: ({ resent }) =>
            notifications.show({ message: t('webhooks.deliveries.resentFailed', { count: resent }) }),
          onError: notifyProblem,
        })
      }
    >
      {t('webhooks.deliveries.resendFailed')}
    </Button>
  )
}
