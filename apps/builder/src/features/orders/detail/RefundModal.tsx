import { formatMoney } from '@counterflow/i18n'
import { Notice, useText } from '@counterflow/ui'
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { problemText } from '../../../platform/api/problem-text'
import { MoneyInput } from '../../../platform/forms/MoneyInput'
import type { Order } from '../order-queries'
import { usePaymentDeed } from './usePaymentDeed'

interface RefundModalProps {
  order: Order
  /** What can still be refunded, in minor units. */
  left: number
  onClose: () => void
}

/** Gives a captured payment back, in whole or in part. */
export function RefundModal({ order, left, onClose }: RefundModalProps) {
  const text = useText()
  const { t, language } = text
  const { currency } = order.snapshot.total
  const [amount, setAmount] = useState<number | undefined>(left)
  const { refund } = usePaymentDeed(order)
  const money = (value: number) => formatMoney({ amount: value, currency }, language)
  const valid = amount !== undefined && amount > 0 && amount <= left
  const failure = refund.error ? problemText(refund.error, text) : undefined
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('orders.refundTitle')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (valid) refund.mutate(amount, { onSuccess: onClose })
        }}
      >
        <Stack>
          <MoneyInput
            label={t('orders.refundAmount')}
            description={t('orders.refundLeft', { amount: money(left) })}
            currency={currency}
            value={amount}
            onChange={setAmount}
            error={valid ? undefined : t('orders.refundInvalid', { least: money(1), most: money(left) })}
            data-autofocus
          />
          {failure && (
            <Notice tone="bad" title={failure.message} urgent>
              {failure.fix && <Text size="sm">{failure.fix}</Text>}
            </Notice>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('general.cancel')}
            </Button>
            <Button type="submit" color="red" disabled={!valid} loading={refund.isPending}>
              {t('orders.refundSubmit', { amount: money(amount ?? 0) })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
