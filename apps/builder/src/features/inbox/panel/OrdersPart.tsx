import { formatDateTime } from '@counterflow/i18n'
import { MoneyText, useText } from '@counterflow/ui'
import { Group, Text } from '@mantine/core'
import { AnchorLink } from '../../../platform/router/links'
import { FulfilmentBadge } from '../../orders/FulfilmentBadge'
import { PaymentBadge } from '../../orders/PaymentBadge'
import { useMay } from '../../session/useStaff'
import { PanelPart } from './PanelPart'
import classes from './PanelPart.module.css'
import type { Panel } from './panel-queries'

interface OrdersPartProps {
  customerId: string
  orders: Panel['orders']
}

/** What the customer ordered lately (R55 to R58). */
export function OrdersPart({ customerId, orders: { items, more } }: OrdersPartProps) {
  const { t, language } = useText()
  const may = useMay()
  return (
    <PanelPart
      title={t('inbox.panel.orders')}
      actions={
        (items.length > 1 || more) &&
        may('orders.read') && (
          <AnchorLink to="/orders" search={{ customerId }} size="sm">
            {t('inbox.panel.viewAll')}
          </AnchorLink>
        )
      }
    >
      {items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('inbox.panel.noOrders')}
        </Text>
      )}
      <ul className={classes.list}>
        {items.map(({ id, number, placedAt, total, paymentStatus, fulfilmentStatus, cancelled }) => (
          <li key={id}>
            <Group justify="space-between" gap="xs">
              <AnchorLink to="/orders/$orderId" params={{ orderId: id }} size="sm" className="cf-figures">
                {number}
              </AnchorLink>
              <Text size="sm" component="span">
                <MoneyText money={total} />
              </Text>
            </Group>
            <Text size="xs" c="dimmed" mb={4}>
              {formatDateTime(placedAt, language)}
              {cancelled && ` · ${t('orders.cancelled')}`}
            </Text>
            <Group gap={4}>
              <PaymentBadge status={paymentStatus} />
              <FulfilmentBadge status={fulfilmentStatus} />
            </Group>
          </li>
        ))}
      </ul>
    </PanelPart>
  )
}
