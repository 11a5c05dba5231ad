import { Panel, RelativeTime, useText } from '@counterflow/ui'
import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { useMay } from '../../session/useStaff'
import { type Order, orderQuery, showOrder } from '../order-queries'

/** What has left the shop, parcel by parcel. */
export function FulfilmentsPanel({ order }: { order: Order }) {
  const { t, language } = useText()
  const may = useMay()
  const cancel = useCancelFulfilment(order)
  if (order.fulfilments.length === 0) return null
  const titleOf = (lineId: string) => order.snapshot.lines.find(({ id }) => id === lineId)?.title ?? ''
  const confirm = (fulfilmentId: string) =>
    modals.openConfirmModal({
      title: t('orderDeeds.cancelFulfilment'),
      children: <Text>{t('orderDeeds.cancelFulfilmentConfirm')}</Text>,
      labels: { confirm: t('orderDeeds.cancelFulfilment'), cancel: t('general.cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => cancel.mutate(fulfilmentId),
    })
  return (
    <Panel title={t('orderDeeds.fulfilments')}>
      <Stack gap="md">
        {order.fulfilments.map(({ id, createdAt, cancelledAt, tracking, location, lines }) => (
          <Group key={id} justify="space-between" align="flex-start" wrap="nowrap">
            <div style={{ minWidth: 0 }}>
              <Text size="sm" c="dimmed">
                <RelativeTime instant={createdAt} />
                {location !== null && ` · ${t('fulfilFrom.from', { location: location.name[language] })}`}
                {cancelledAt !== null && ` · ${t('orderDeeds.fulfilmentCancelled')}`}
              </Text>
              {lines.map(({ lineId, quantity }) => (
                <Text key={lineId} td={cancelledAt === null ? undefined : 'line-through'}>
                  {quantity} × {titleOf(lineId)}
                </Text>
              ))}
              {tracking !== null && (
                <Text size="sm">
                  {[tracking.company, tracking.number].filter(Boolean).join(' ')}{' '}
                  {tracking.url && (
                    <Anchor href={tracking.url} target="_blank" rel="noreferrer" size="sm">
                      {t('orderDeeds.follow')}
                    </Anchor>
                  )}
                </Text>
              )}
            </div>
            {cancelledAt === null && order.snapshot.cancelledAt === null && may('orders.update') && (
              <Button size="xs" variant="default" loading={cancel.isPending} onClick={() => confirm(id)}>
                {t('orderDeeds.cancelFulfilment')}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
    </Panel>
  )
}

function useCancelFulfilment(order: Order) {
  const client = useQueryClient()
  const notifyProblem = useNotifyProblem()
  const orderId = order.snapshot.id
  return useMutation({
    mutationFn: (fulfilmentId: string) =>
      answered(
        api.POST('/api/v1/orders/{orderId}/fulfilments/{fulfilmentId}/cancel', {
          params: { path: { orderId, fulfilmentId } },
          body: { version: order.version },
        }),
      ),
    onSuccess: (changed) => showOrder(client, changed),
    onError: (error) => {
      notifyProblem(error)
      void client.invalidateQueries({ queryKey: orderQuery(orderId).queryKey })
    },
  })
}
