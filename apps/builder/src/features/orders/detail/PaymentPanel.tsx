import { formatMoney } from '@counterflow/i18n'
import { MoneyText, Panel, useText } from '@counterflow/ui'
import { Button, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { modals } from '@mantine/modals'
import { IconCreditCard } from '@tabler/icons-react'
import { useMay } from '../../session/useStaff'
import type { Order } from '../order-queries'
import { PaymentBadge } from '../PaymentBadge'
import { RefundModal } from './RefundModal'
import { type PaymentDeed, usePaymentDeed } from './usePaymentDeed'

/** Where the payment stands, and what can be done with it by those who may. */
export function PaymentPanel({ order }: { order: Order }) {
  const { t } = useText()
  const { payment } = order
  if (payment === null) {
    return (
      <Panel title={t('orders.paymentTitle')}>
        <Text c="dimmed">{t('orders.noPayment')}</Text>
      </Panel>
    )
  }
  return (
    <Panel
      title={t('orders.paymentTitle')}
      actions={
        <Group gap="xs">
          <PaymentDeeds order={order} />
        </Group>
      }
    >
      <Stack gap={8}>
        <Group justify="space-between">
          <Group gap={8}>
            <IconCreditCard size={18} stroke={1.5} aria-hidden />
            <Text>{payment.card ? t('orders.card', payment.card) : payment.gateway}</Text>
            <PaymentBadge status={payment.status} />
          </Group>
          <MoneyText money={payment.amount} />
        </Group>
        {payment.status === 'authorized' && (
          <Text size="sm" c="dimmed">
            {t('orders.authorizedHint')}
          </Text>
        )}
        {payment.declineReason && (
          <Text size="sm" c="var(--cf-bad)">
            {t('orders.declinedBecause', { reason: payment.declineReason })}
          </Text>
        )}
        {payment.captured.amount > 0 && (
          <Group justify="space-between">
            <Text c="dimmed">{t('orders.captured')}</Text>
            <MoneyText money={payment.captured} />
          </Group>
        )}
        {payment.refunded.amount > 0 && (
          <Group justify="space-between">
            <Text c="dimmed">{t('orders.refunded')}</Text>
            <MoneyText money={payment.refunded} />
          </Group>
        )}
      </Stack>
    </Panel>
  )
}

const words = { capture: 'orders.capture', void: 'orders.void' } as const

function PaymentDeeds({ order }: { order: Order }) {
  const { t, language } = useText()
  const may = useMay()
  const { settle } = usePaymentDeed(order)
  const [refunding, { open, close }] = useDisclosure(false)
  const { payment } = order
  if (payment === null) return null
  const left = payment.captured.amount - payment.refunded.amount
  const amount = formatMoney(payment.amount, language)
  const confirm = (deed: PaymentDeed, question: string, dangerous: boolean) =>
    modals.openConfirmModal({
      title: t(words[deed]),
      children: <Text>{question}</Text>,
      labels: { confirm: t(words[deed]), cancel: t('general.cancel') },
      confirmProps: dangerous ? { color: 'red' } : {},
      onConfirm: () => settle.mutate(deed),
    })
  const authorized = payment.status === 'authorized'
  return (
    <>
      {authorized && may('orders.cancel') && (
        <Button
          variant="default"
          size="xs"
          disabled={settle.isPending}
          onClick={() => confirm('void', t('orders.voidConfirm', { amount }), true)}
        >
          {t('orders.void')}
        </Button>
      )}
      {authorized && may('orders.capture') && (
        <Button
          size="xs"
          loading={settle.isPending}
          onClick={() => confirm('capture', t('orders.captureConfirm', { amount }), false)}
        >
          {t('orders.capture')}
        </Button>
      )}
      {left > 0 && may('orders.refund') && (
        <Button variant="default" size="xs" onClick={open}>
          {t('orders.refund')}
        </Button>
      )}
      {refunding && <RefundModal order={order} left={left} onClose={close} />}
    </>
  )
}
