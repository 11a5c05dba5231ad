import { formatDate, formatNumber } from '@counterflow/i18n'
import { EmptyState, ErrorState, MoneyText, PageHeader, Panel, useText } from '@counterflow/ui'
import { SimpleGrid, Stack, Text } from '@mantine/core'
import { IconChevronLeft, IconShoppingBag } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { PagePending } from '../../application/shell/PagePending'
import { problemParagraph } from '../../platform/api/problem-text'
import { PagedTable } from '../../platform/list/PagedTable'
import { AnchorLink } from '../../platform/router/links'
import { orderColumns } from '../orders/order-columns'
import { ordersQuery } from '../orders/order-queries'
import { useMay } from '../session/useStaff'
import { CustomerTags } from './CustomerTags'
import { type CustomerProfile, customerQuery } from './customer-queries'
import { MetadataPanel } from './MetadataPanel'

const route = getRouteApi('/shell/customers/$customerId')

/** One customer: what they bought, and what the shop notes about them (R88). */
export function CustomerPage() {
  const text = useText()
  const { t, language } = text
  const may = useMay()
  const { customerId } = route.useParams()
  const { data: customer, error, refetch } = useQuery(customerQuery(customerId))
  if (customer === undefined) {
    if (error === null) return <PagePending />
    return <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
  }
  return (
    <>
      <PageHeader
        title={customer.name}
        intro={customer.email}
        back={
          <AnchorLink to="/customers" size="sm" c="dimmed" w="fit-content">
            <IconChevronLeft size={14} aria-hidden style={{ verticalAlign: -2 }} /> {t('customers.title')}
          </AnchorLink>
        }
      />
      <Stack>
        <Panel title={t('customers.figures')}>
          <SimpleGrid cols={{ base: 1, xs: 3 }}>
            <Figure label={t('customers.orders')}>{formatNumber(customer.orderCount, language)}</Figure>
            <Figure label={t('customers.lifetimeSpend')}>
              <MoneyText money={customer.lifetimeSpend} />
            </Figure>
            <Figure label={t('customers.since')}>{formatDate(customer.createdAt, language)}</Figure>
          </SimpleGrid>
        </Panel>
        <CustomerTags customer={customer} />
        <MetadataPanel customer={customer} />
        {may('orders.read') && <Orders customer={customer} />}
      </Stack>
    </>
  )
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <Text size="xs" fw={600} c="dimmed">
        {label}
      </Text>
      <Text component="div" className="cf-figures">
        {children}
      </Text>
    </div>
  )
}

function Orders({ customer: { id } }: { customer: CustomerProfile }) {
  const text = useText()
  const { t } = text
  const orders = useInfiniteQuery(ordersQuery({ customerId: id, limit: 10 }))
  return (
    <PagedTable
      label={t('orders.title')}
      query={orders}
      columns={orderColumns(text)}
      rowKey={(order) => order.id}
      empty={
        <EmptyState
          icon={IconShoppingBag}
          title={t('customers.noOrders')}
          body={t('customers.noOrdersBody')}
        />
      }
    />
  )
}
