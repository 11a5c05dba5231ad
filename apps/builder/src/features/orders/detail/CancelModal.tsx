import { type CancelReason, cancelReasonSchema } from '@counterflow/core'
import { formatMoney } from '@counterflow/i18n'
import { Notice, useText } from '@counterflow/ui'
import { Button, Checkbox, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { problemText } from '../../../platform/api/problem-text'
import type { Order } from '../order-queries'
import { useOrderDeed } from './useOrderDeed'

interface CancelModalProps {
  order: Order
  onClose: () => void
}

/** Asks how an order is to be cancelled, and says what becomes of its money. */
export function CancelModal({ order, onClose }: CancelModalProps) {
  const text = useText()
  const { t } = text
  const [reason, setReason] = useState<CancelReason>('customer')
  const [givesBack, setGivesBack] = useState(true)
  const [restock, setRestock] = useState(true)
  const { cancel } = useOrderDeed(order)
  const failure = cancel.error ? problemText(cancel.error, text) : undefined
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
          {failure && (
            <Notice tone="bad" title={failure.message} urgent>
              {failure.fix && <Text size="sm">{failure.fix}</Text>}
            </Notice>
          )}
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
function usePaymentSentence({ payment }: Order): string | undefined {
  const { t, language } = useText()
  if (payment === null) return undefined
  if (payment.status === 'authorized') {
    return t('orders.cancelReleases', { amount: formatMoney(payment.amount, language) })
  }
  const left = payment.captured.amount - payment.refunded.amount
  if (left <= 0) return undefined
  return t('orders.cancelRefunds', {
    amount: formatMoney({ amount: left, currency: payment.amount.currency }, language),
  })
}
