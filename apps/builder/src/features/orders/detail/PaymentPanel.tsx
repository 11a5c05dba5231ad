import { MoneyText, Panel, useText } from '@counterflow/ui'
import { Group, Stack, Text } from '@mantine/core'
import { IconCash, IconCreditCard } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { tenderName } from '../../shifts/tender-name'
import type { Order } from '../order-queries'
import { PaymentBadge } from '../PaymentBadge'
import { paymentMethodsQuery } from '../payment-method-queries'
import { PaymentDeeds } from './PaymentDeeds'

/** Where the payment stands, in all its ways, and what can be done with it by those who may. */
export function PaymentPanel({ order }: { order: Order }) {
  const { t } = useText()
  const { payment, manualPayments, snapshot, overpaid } = order
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
        {payment !== null && <CardPayment payment={payment} />}
        {manualPayments.map((each) => (
          <ManualPayment key={each.id} payment={each} />
        ))}
        {payment === null && manualPayments.length === 0 && <Text c="dimmed">{t('orders.noPayment')}</Text>}
        {snapshot.outstanding.amount > 0 && (
          <Group justify="space-between">
            <Text fw={600}>{t('orderDeeds.outstanding')}</Text>
            <Text fw={600}>
              <MoneyText money={snapshot.outstanding} />
            </Text>
          </Group>
        )}
        {overpaid.amount > 0 && snapshot.cancelledAt === null && (
          <div>
            <Group justify="space-between">
              <Text fw={600}>{t('orderDeeds.overpaid')}</Text>
              <Text fw={600}>
                <MoneyText money={overpaid} />
              </Text>
            </Group>
            <Text size="sm" c="dimmed">
              {t('orderDeeds.overpaidHint')}
            </Text>
          </div>
        )}
      </Stack>
    </Panel>
  )
}

function CardPayment({ payment }: { payment: NonNullable<Order['payment']> }) {
  const { t } = useText()
  return (
    <>
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
    </>
  )
}

function ManualPayment({ payment }: { payment: Order['manualPayments'][number] }) {
  const text = useText()
  const { t, local } = text
  const { data: methods = [] } = useQuery(paymentMethodsQuery)
  const named = new Map(methods.map(({ key, name }) => [key, local(name)] as const))
  return (
    <>
      <Group justify="space-between">
        <Group gap={8}>
          <IconCash size={18} stroke={1.5} aria-hidden />
          <Text>{tenderName(payment.method, text, named)}</Text>
          <Text size="sm" c="dimmed">
            {t(payment.status === 'paid' ? 'orderDeeds.manualPaid' : 'orderDeeds.manualPending')}
          </Text>
        </Group>
        <MoneyText money={payment.amount} />
      </Group>
      {payment.refunded.amount > 0 && (
        <Group justify="space-between">
          <Text c="dimmed">{t('orders.refunded')}</Text>
          <MoneyText money={payment.refunded} />
        </Group>
      )}
    </>
  )
}
