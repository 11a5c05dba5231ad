import type { OrderSort } from '@counterflow/core'
import { type Column, MoneyText, RelativeTime, TagList, type Text } from '@counterflow/ui'
import { Text as Paragraph } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ColumnSorts } from '../../platform/list/sorted-columns'
import { FulfilmentBadge } from './FulfilmentBadge'
import type { OrderSummary } from './order-queries'
import { PaymentBadge } from './PaymentBadge'
import { RiskBadge } from './RiskBadge'

/** The columns that are shown where nobody has chosen others; the number always is. */
export const usualOrderColumns = ['placed', 'customer', 'payment', 'fulfilment', 'risk', 'tags', 'total']

/** How an order is shown in a row: every column that there is, the number first. */
export function orderColumns({ t }: Text): readonly Column<OrderSummary>[] {
  return [
    {
      key: 'number',
      header: t('orders.number'),
      cell: (order) => (
        <>
          <Link
            to="/orders/$orderId"
            params={{ orderId: order.id }}
            data-row-link
            className="cf-figures"
            {...(order.cancelled && { style: { textDecoration: 'line-through' } })}
          >
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
      key: 'channel',
      header: t('orderList.channel'),
      wide: true,
      cell: (order) => t(`orders.channel.${order.channel}`),
    },
    {
      key: 'receipt',
      header: t('orders.till.receipt'),
      wide: true,
      cell: ({ receiptNumber }) => <span className="cf-figures">{receiptNumber ?? '–'}</span>,
    },
    {
      key: 'register',
      header: t('orders.till.register'),
      wide: true,
      cell: ({ till }) => till?.register.name ?? '–',
    },
    {
      key: 'cashier',
      header: t('orders.till.cashier'),
      wide: true,
      cell: ({ till }) => till?.cashier.name || '–',
    },
    {
      key: 'payment',
      header: t('orders.payment'),
      cell: (order) => <PaymentBadge status={order.paymentStatus} />,
    },
    {
      key: 'fulfilment',
      header: t('orderList.fulfilment'),
      wide: true,
      cell: (order) => <FulfilmentBadge status={order.fulfilmentStatus} />,
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
      key: 'items',
      header: t('orderList.items'),
      align: 'end',
      wide: true,
      cell: (order) => <span className="cf-figures">{order.itemCount}</span>,
    },
    {
      key: 'total',
      header: t('orders.total'),
      align: 'end',
      cell: (order) => <MoneyText money={order.total} />,
    },
  ]
}

/** Which columns sort the list: the largest and the newest first, and the other way round when pressed again. */
export const orderSortsOfColumns: ColumnSorts<OrderSort> = {
  placed: [
    { sort: 'placed_desc', direction: 'descending' },
    { sort: 'placed_asc', direction: 'ascending' },
  ],
  total: [
    { sort: 'total_desc', direction: 'descending' },
    { sort: 'total_asc', direction: 'ascending' },
  ],
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
