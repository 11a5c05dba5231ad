import type { Schemas } from '@counterflow/api-client'
import { Panel, TagList, useText } from '@counterflow/ui'
import { Stack, Text } from '@mantine/core'
import { AnchorLink } from '../../../platform/router/links'
import { customerName } from '../../customers/customer-name'
import { useMay } from '../../session/useStaff'
import { countryName } from '../../settings/places'
import type { Order } from '../order-queries'

export function CustomerPanel({ order: { snapshot } }: { order: Order }) {
  const { t } = useText()
  const may = useMay()
  const { customer, shippingAddress, billingAddress } = snapshot
  const same = shippingAddress !== null && JSON.stringify(shippingAddress) === JSON.stringify(billingAddress)
  return (
    <Panel title={t('orders.customer')}>
      <Stack gap="sm">
        {customer === null ? (
          <Text c="dimmed">{t('orders.noCustomer')}</Text>
        ) : (
          <div>
            {may('customers.read') ? (
              <AnchorLink to="/customers/$customerId" params={{ customerId: customer.id }} fw={600}>
                {customerName(customer, t)}
              </AnchorLink>
            ) : (
              <Text fw={600}>{customerName(customer, t)}</Text>
            )}
            <Text size="sm">{customer.email}</Text>
            <Text size="sm" c="dimmed" mb={customer.tags.length > 0 ? 4 : 0}>
              {t('orders.customerOrders', { count: customer.orderCount })}
            </Text>
            <TagList tags={customer.tags} />
            {Object.entries(customer.metadata).map(([name, value]) => (
              <Text key={name} size="sm">
                <Text span c="dimmed">
                  {name}:
                </Text>{' '}
                {value}
              </Text>
            ))}
          </div>
        )}
        <Place title={t('orders.shippingAddress')} address={shippingAddress} />
        {same ? (
          <div>
            <Label>{t('orders.billingAddress')}</Label>
            <Text size="sm">{t('orders.sameAddress')}</Text>
          </div>
        ) : (
          <Place title={t('orders.billingAddress')} address={billingAddress} />
        )}
      </Stack>
    </Panel>
  )
}

function Label({ children }: { children: string }) {
  return (
    <Text size="xs" fw={600} c="dimmed">
      {children}
    </Text>
  )
}

function Place({ title, address }: { title: string; address: Schemas['Address'] | null }) {
  const { t, language } = useText()
  return (
    <div>
      <Label>{title}</Label>
      {address === null ? (
        <Text size="sm" c="dimmed">
          {t('orders.noAddress')}
        </Text>
      ) : (
        <Text size="sm" component="address" style={{ fontStyle: 'normal', whiteSpace: 'pre-line' }}>
          {[
            address.name,
            address.line1,
            address.line2,
            [address.postalCode, address.city, address.region].filter(Boolean).join(' '),
            countryName(address.countryCode, language),
          ]
            .filter(Boolean)
            .join('\n')}
        </Text>
      )}
    </div>
  )
}
