import { formatDate, formatNumber } from '@counterflow/i18n'
import { type Column, MoneyText, RelativeTime, StatusBadge, TagList, type Text } from '@counterflow/ui'
import { Group, Text as Paragraph } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { countryName } from '../../settings/places'
import { contactLine, customerName } from '../customer-name'
import type { Customer } from '../customer-queries'

/** The columns that are shown where nobody has chosen others; the name always is. */
export const usualCustomerColumns = ['subscribed', 'tags', 'since', 'orders', 'spend']

/** How a customer is shown in a row: every column that there is, the name first. */
export function customerColumns({ t, language }: Text): readonly Column<Customer>[] {
  return [
    {
      key: 'name',
      header: t('customers.name'),
      cell: (customer) => (
        <>
          <Link to="/customers/$customerId" params={{ customerId: customer.id }} data-row-link>
            {customerName(customer, t)}
          </Link>
          <Paragraph size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {contactLine(customer)}
          </Paragraph>
        </>
      ),
    },
    {
      key: 'subscribed',
      header: t('customers.subscription'),
      wide: true,
      cell: ({ subscribed }) =>
        subscribed ? (
          <Group gap={0}>
            <StatusBadge tone="good" icon={IconBell} label={t('customers.subscribed')} />
          </Group>
        ) : (
          <Paragraph c="dimmed" component="span">
            –
          </Paragraph>
        ),
    },
    {
      key: 'tags',
      header: t('customers.tags'),
      wide: true,
      cell: ({ tags }) => <TagList tags={tags} limit={3} />,
    },
    {
      key: 'since',
      header: t('customers.since'),
      wide: true,
      cell: ({ createdAt }) => formatDate(createdAt, language),
    },
    {
      key: 'country',
      header: t('lists.country'),
      wide: true,
      cell: ({ countryCode }) => countryCode && countryName(countryCode, language),
    },
    {
      key: 'lastOrder',
      header: t('customers.lastOrder'),
      wide: true,
      cell: ({ lastOrderAt }) => lastOrderAt && <RelativeTime instant={lastOrderAt} />,
    },
    {
      key: 'orders',
      header: t('customers.orders'),
      align: 'end',
      cell: ({ orderCount }) => <span className="cf-figures">{formatNumber(orderCount, language)}</span>,
    },
    {
      key: 'spend',
      header: t('customers.lifetimeSpend'),
      align: 'end',
      cell: ({ lifetimeSpend }) => <MoneyText money={lifetimeSpend} />,
    },
  ]
}
