import { type CancelReason, cancelReasonSchema } from '@counterflow/core'
import { formatMoney } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { Button, Checkbox, Group, Modal, Select, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answered, api } from '../../../platform/api/client'
import { NotifyCustomer } from '../letters/NotifyCustomer'
import { type Order, orderStockQuery } from '../order-queries'
import { ChangeFailure } from './ChangeFailure'
import { useOrderChange } from './useOrderChange'

/** How somebody wants an order cancelled. */
interface CancelWish {
  reason: CancelReason
  payment: 'give_back' | 'keep'
  restock: boolean
  notifyCustomer: boolean
}

interface CancelModalProps {
  order: Order
  onClose: () => void
}

/** Asks how an order is to be cancelled, and says what becomes of its money. */
export function CancelModal({ order, onClose }: CancelModalProps) {
  const { t } = useText()
  const [reason, setReason] = useState<CancelReason>('customer')
  const [givesBack, setGivesBack] = useState(true)
  const [restock, setRestock] = useState(true)
  // Nobody is told that they look like a fraudster, unless somebody wants them to be.
  const [notify, setNotify] = useState<boolean | undefined>(undefined)
  const notifyCustomer = notify ?? reason !== 'fraud'
  const restockLabel = useRestockLabel(order)
  const { change: cancel, accept } = useOrderChange(order, (body: CancelWish, { orderId, version, header }) =>
    answered(
      api.POST('/api/v1/orders/{orderId}/cancel', {
        params: { path: { orderId }, header },
        body: { ...body, version },
      }),
    ),
  )
  const money = usePaymentSentence(order)
  const payment = givesBack ? 'give_back' : 'keep'
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('orders.cancelTitle', { number: order.snapshot.number })}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          cancel.mutate({ reason, payment, restock, notifyCustomer }, { onSuccess: onClose })
        }}
      >
        <Stack>
          <Select
            label={t('orders.cancelReasonLabel')}
            data={cancelReasonSchema.options.map((value) => ({
              value,
              label: t(`choices.reason.${value}`),
            }))}
            value={reason}
            onChange={(value) => setReason(cancelReasonSchema.catch(reason).parse(value))}
            allowDeselect={false}
            data-autofocus
          />
          {money !== undefined && (
            <Checkbox
              label={money}
              checked={givesBack}
              onChange={(event) => setGivesBack(event.currentTarget.checked)}
            />
          )}
          <Checkbox
            label={restockLabel}
            checked={restock}
            onChange={(event) => setRestock(event.currentTarget.checked)}
          />
          <NotifyCustomer
            order={order}
            news={{ kind: 'cancelled', reason, payment }}
            checked={notifyCustomer}
            onChange={setNotify}
          />
          <ChangeFailure error={cancel.error} onAccept={accept} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('orders.keepOrder')}
            </Button>
            <Button type="submit" color="red" loading={cancel.isPending}>
              {t('orders.cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

/** Where the goods go back to: where they are promised, for they have not left. */
function useRestockLabel({ snapshot }: Order): string {
  const { t, language } = useText()
  const places = useQuery(orderStockQuery(snapshot.id))
  const names = (places.data?.parts ?? []).flatMap(({ locationId }) => {
    const place = places.data?.locations.find(({ id }) => id === locationId)
    return place === undefined ? [] : [place.name[language]]
  })
  if (names.length === 0) return t('orders.cancelRestock')
  return t('fulfilFrom.cancelRestock', { location: names.join(', ') })
}

/** What would be given back, and how; undefined when there is nothing. */
function usePaymentSentence({ payment, refundable }: Order): string | undefined {
  const { t, language } = useText()
  if (payment?.status === 'authorized') {
    return t('orders.cancelReleases', { amount: formatMoney(payment.amount, language) })
  }
  if (refundable.amount <= 0) return undefined
  const amount = formatMoney(refundable, language)
  return t(payment === null ? 'orderDeeds.cancelByHand' : 'orders.cancelRefunds', { amount })
}
