import { paymentStatuses, riskLevels } from '@counterflow/core'
import { EmptyState, PageHeader, useText } from '@counterflow/ui'
import { Button, Group } from '@mantine/core'
import { IconPlus, IconShoppingBag } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { FilterSelect } from '../../platform/list/FilterSelect'
import { PagedTable } from '../../platform/list/PagedTable'
import { SearchInput } from '../../platform/list/SearchInput'
import { useMay } from '../session/useStaff'
import { orderColumns } from './order-columns'
import { ordersQuery } from './order-queries'
import { PlaceTestOrder } from './placing/PlaceTestOrder'

const route = getRouteApi('/shell/orders')

export function OrdersPage() {
  const text = useText()
  const { t } = text
  const may = useMay()
  const { place, ...filters } = route.useSearch()
  const navigate = route.useNavigate()
  const orders = useInfiniteQuery({ ...ordersQuery(filters), placeholderData: keepPreviousData })
  const narrow = (change: Partial<typeof filters>) =>
    void navigate({ search: (search) => ({ ...search, ...change }), replace: true })
  const placing = (open: boolean) =>
    void navigate({ search: (search) => ({ ...search, place: open ? true : undefined }) })
  const filtered = Object.values(filters).some((value) => value !== undefined)
  const placeButton = may('orders.create') && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => placing(true)}>
      {t('navigation.placeTestOrder')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('orders.title')} actions={placeButton} />
      <Group gap="xs" mb="sm">
        <SearchInput
          label={t('orders.search')}
          value={filters.search}
          onChange={(search) => narrow({ search })}
        />
        <FilterSelect
          label={t('orders.payment')}
          any={t('orders.allPayments')}
          options={paymentStatuses.map((value) => ({ value, label: t(`orders.paymentStatus.${value}`) }))}
          value={filters.paymentStatus}
          onChange={(paymentStatus) => narrow({ paymentStatus })}
        />
        <FilterSelect
          label={t('orders.risk')}
          any={t('orders.allRisks')}
          options={riskLevels.map((value) => ({ value, label: t(`risk.levelOf.${value}`) }))}
          value={filters.riskLevel}
          onChange={(riskLevel) => narrow({ riskLevel })}
        />
      </Group>
      <PagedTable
        label={t('orders.title')}
        query={orders}
        columns={orderColumns(text)}
        rowKey={({ id }) => id}
        empty={
          filtered ? (
            <EmptyState
              icon={IconShoppingBag}
              title={t('orders.noMatchTitle')}
              body={t('orders.noMatchBody')}
            >
              <Button variant="default" mt="xs" onClick={() => void navigate({ search: {} })}>
                {t('general.clearFilters')}
              </Button>
            </EmptyState>
          ) : (
            <EmptyState icon={IconShoppingBag} title={t('orders.emptyTitle')} body={t('orders.emptyBody')}>
              {placeButton}
            </EmptyState>
          )
        }
      />
      <PlaceTestOrder opened={place === true && may('orders.create')} onClose={() => placing(false)} />
    </>
  )
}
