import { formatMoney } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { Button, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useState } from 'react'
import { useMay } from '../../session/useStaff'
import type { Order } from '../order-queries'
import { MarkPaidModal } from './MarkPaidModal'
import { RefundModal } from './RefundModal'
import { type PaymentDeed, usePaymentDeed } from './usePaymentDeed'

const words = { capture: 'orders.capture', void: 'orders.void' } as const

/** What can be done with the money of an order, by those who may. */
export function PaymentDeeds({ order }: { order: Order }) {
  const { t, language } = useText()
  const may = useMay()
  const { settle } = usePaymentDeed(order)
  const [open, setOpen] = useState<'refund' | 'paid' | undefined>(undefined)
  const close = () => setOpen(undefined)
  const { payment, snapshot, refundable } = order
  const authorized = payment?.status === 'authorized'
  // An order that became cheaper takes less than is held.
  const held = payment?.amount ?? snapshot.total
  const taken = held.amount > snapshot.total.amount ? snapshot.total : held
  const confirm = (deed: PaymentDeed, question: string, dangerous: boolean) =>
    modals.openConfirmModal({
      title: t(words[deed]),
      children: <Text>{question}</Text>,
      labels: { confirm: t(words[deed]), cancel: t('general.cancel') },
      confirmProps: dangerous ? { color: 'red' } : {},
      onConfirm: () => settle.mutate(deed),
    })
  const isAsked = payment?.status === 'pending'
  return (
    <>
      {authorized && may('orders.cancel') && (
        <Button
          variant="default"
          size="xs"
          disabled={settle.isPending}
          onClick={() =>
            confirm('void', t('orders.voidConfirm', { amount: formatMoney(held, language) }), true)
          }
        >
          {t('orders.void')}
        </Button>
      )}
      {authorized && snapshot.cancelledAt === null && may('orders.capture') && (
        <Button
          size="xs"
          loading={settle.isPending}
          onClick={() =>
            confirm('capture', t('orders.captureConfirm', { amount: formatMoney(taken, language) }), false)
          }
        >
          {t('orders.capture')}
        </Button>
      )}
      {refundable.amount > 0 && may('orders.refund') && (
        <Button variant="default" size="xs" onClick={() => setOpen('refund')}>
          {t('orders.refund')}
        </Button>
      )}
      {snapshot.outstanding.amount > 0 && !isAsked && may('orders.capture') && (
        <Button size="xs" onClick={() => setOpen('paid')}>
          {t('orderDeeds.markPaid')}
        </Button>
      )}
      {open === 'refund' && <RefundModal order={order} onClose={close} />}
      {open === 'paid' && <MarkPaidModal order={order} onClose={close} />}
    </>
  )
}
