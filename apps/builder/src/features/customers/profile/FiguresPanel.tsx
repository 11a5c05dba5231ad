import { formatDate, formatNumber } from '@counterflow/i18n'
import { MoneyText, Panel, RelativeTime, useText } from '@counterflow/ui'
import { SimpleGrid } from '@mantine/core'
import type { CustomerProfile } from '../customer-queries'
import { Labelled } from './Labelled'

/** How often a customer ordered, and what they spent. */
export function FiguresPanel({ customer }: { customer: CustomerProfile }) {
  const { t, language } = useText()
  return (
    <Panel title={t('customers.figures')}>
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        <Labelled label={t('customers.orders')}>{formatNumber(customer.orderCount, language)}</Labelled>
        <Labelled label={t('customers.lifetimeSpend')}>
          <MoneyText money={customer.lifetimeSpend} />
        </Labelled>
        <Labelled label={t('customers.lastOrder')}>
          {customer.lastOrderAt === null ? '–' : <RelativeTime instant={customer.lastOrderAt} />}
        </Labelled>
        <Labelled label={t('customers.since')}>{formatDate(customer.createdAt, language)}</Labelled>
      </SimpleGrid>
    </Panel>
  )
}
