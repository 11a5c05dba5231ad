import { formatDate, formatNumber } from '@counterflow/i18n'
import { type Column, EmptyState, MoneyText, PageHeader, TagList, type Text, useText } from '@counterflow/ui'
import { Group, Text as Paragraph } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { PagedTable } from '../../platform/list/PagedTable'
import { SearchInput } from '../../platform/list/SearchInput'
import { type Customer, customersQuery } from './customer-queries'

const route = getRouteApi('/shell/customers')

export function CustomersPage() {
  const text = useText()
  const { t } = text
  const { search } = route.useSearch()
  const navigate = route.useNavigate()
  const customers = useInfiniteQuery({ ...customersQuery({ search }), placeholderData: keepPreviousData })
  const kind = search === undefined ? 'empty' : 'noMatch'
  return (
    <>
      <PageHeader title={t('customers.title')} />
      <Group mb="sm">
        <SearchInput
          label={t('customers.search')}
          value={search}
          onChange={(next) => void navigate({ search: { search: next }, replace: true })}
        />
      </Group>
      <PagedTable
        label={t('customers.title')}
        query={customers}
        columns={customerColumns(text)}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            icon={IconUsers}
            title={t(`customers.${kind}Title`)}
            body={t(`customers.${kind}Body`)}
          />
        }
      />
    </>
  )
}

function customerColumns({ t, language }: Text): readonly Column<Customer>[] {
  return [
    {
      key: 'name',
      header: t('customers.name'),
      cell: (customer) => (
        <>
          <Link to="/customers/$customerId" params={{ customerId: customer.id }} data-row-link>
            {customer.name}
          </Link>
          <Paragraph size="xs" c="dimmed">
            {customer.email}
          </Paragraph>
        </>
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
