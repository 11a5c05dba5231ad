import { type CancelReason, cancelReasonSchema } from '@counterflow/core'
import { formatMoney } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { Button, Checkbox, Group, Modal, Select, Stack } from '@mantine/core'
import { useState } from 'react'
import { answered, api } from '../../../platform/api/client'
import type { Order } from '../order-queries'
import { ChangeFailure } from './ChangeFailure'
import { useOrderChange } from './useOrderChange'

/** How somebody wants an order cancelled. */
interface CancelWish {
  reason: CancelReason
  payment: 'give_back' | 'keep'
  restock: boolean
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
  const { change: cancel, accept } = useOrderChange(order, (body: CancelWish, { orderId, version, header }) =>
    answered(
      api.POST('/api/v1/orders/{orderId}/cancel', {
        params: { path: { orderId }, header },
        body: { ...body, version },
      }),
    ),
  )
  const money = usePaymentSentence(order)
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
          const payment = givesBack ? 'give_back' : 'keep'
          cancel.mutate({ reason, payment, restock }, { onSuccess: onClose })
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
            label={t('orders.cancelRestock')}
            checked={restock}
            onChange={(event) => setRestock(event.currentTarget.checked)}
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
