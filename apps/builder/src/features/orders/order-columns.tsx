import { type Column, MoneyText, RelativeTime, TagList, type Text } from '@counterflow/ui'
import { Text as Paragraph } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { OrderSummary } from './order-queries'
import { PaymentBadge } from './PaymentBadge'
import { RiskBadge } from './RiskBadge'

/** How an order is shown in a row. */
export function orderColumns({ t }: Text): readonly Column<OrderSummary>[] {
  return [
    {
      key: 'number',
      header: t('orders.number'),
      cell: (order) => (
        <>
          <Link to="/orders/$orderId" params={{ orderId: order.id }} data-row-link className="cf-figures">
            {order.number}
          </Link>
          <Paragraph size="xs" c="dimmed" hiddenFrom="sm" truncate maw={120}>
            {order.customerName ?? t('orders.noCustomer')}
          </Paragraph>
        </>
      ),
    },
    {
      key: 'placed',
      header: t('orders.placed'),
      wide: true,
      cell: (order) => <RelativeTime instant={order.placedAt} />,
    },
    {
      key: 'customer',
      header: t('orders.customer'),
      wide: true,
      cell: (order) => order.customerName ?? <Paragraph c="dimmed">{t('orders.noCustomer')}</Paragraph>,
    },
    {
      key: 'payment',
      header: t('orders.payment'),
      cell: (order) => <PaymentBadge status={order.paymentStatus} />,
    },
    {
      key: 'risk',
      header: t('orders.risk'),
      wide: true,
      cell: (order) => <OrderRisk order={order} />,
    },
    {
      key: 'tags',
      header: t('orders.tags'),
      wide: true,
      cell: (order) => <TagList tags={order.tags} limit={2} />,
    },
    {
      key: 'total',
      header: t('orders.total'),
      align: 'end',
      cell: (order) => <MoneyText money={order.total} />,
    },
  ]
}

/** A declined order is not analysed, so there is nothing to wait for. */
function OrderRisk({ order }: { order: OrderSummary }) {
  if (order.riskLevel === null && order.paymentStatus === 'declined') {
    return (
      <Paragraph c="dimmed" component="span">
        –
      </Paragraph>
    )
  }
  return <RiskBadge level={order.riskLevel} />
}
