import { type OrderSort, orderFiltersSchema } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Button } from '@mantine/core'
import { IconPlus, IconShoppingBag } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { ExportLink } from '../../platform/list/ExportLink'
import { ListScreen } from '../../platform/list/ListScreen'
import { givenFilters } from '../../platform/list/list-address'
import { sortedColumns } from '../../platform/list/sorted-columns'
import { useMay, useStaff } from '../session/useStaff'
import { shopQuery } from '../settings/shop-queries'
import { ConversionExport } from './attribution/ConversionExport'
import { BulkProgress } from './list/BulkProgress'
import { OrderBulkBar } from './list/OrderBulkBar'
import { OrderCount } from './list/OrderCount'
import { orderFilterFields } from './list/order-filter-fields'
import { filterQuery, orderSearchSchema } from './list/order-search'
import { useSellingRegisters } from './list/useSellingRegisters'
import { orderColumns, orderSortsOfColumns, usualOrderColumns } from './order-columns'
import { ordersQuery, orderTagsQuery } from './order-queries'
import { PlaceTestOrder } from './placing/PlaceTestOrder'

const route = getRouteApi('/shell/orders')
const usualSort: OrderSort = 'placed_desc'

export function OrdersPage() {
  const text = useText()
  const { t } = text
  const may = useMay()
  const staff = useStaff()
  const { place, view, sort: chosenSort, ...search } = route.useSearch()
  const sort = chosenSort ?? usualSort
  const filters = givenFilters(orderFiltersSchema, search)
  const navigate = route.useNavigate()
  const [bulkId, setBulkId] = useState<string | undefined>(undefined)
  const orders = useInfiniteQuery({ ...ordersQuery({ ...filters, sort }), placeholderData: keepPreviousData })
  const { data: shop } = useQuery(shopQuery)
  const { data: tags = [] } = useQuery(orderTagsQuery)
  const [firstOrder] = orders.data?.pages[0]?.items ?? []
  const registers = useSellingRegisters(filters.registerId, firstOrder)
  const change = (changed: Partial<typeof search & { sort: OrderSort | undefined }>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true })
  const placing = (open: boolean) =>
    void navigate({ search: (before) => ({ ...before, place: open ? true : undefined }) })
  const placeButton = may('orders.create') && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => placing(true)}>
      {t('navigation.placeTestOrder')}
    </Button>
  )
  return (
    <>
      <ListScreen
        list="orders"
        staffId={staff.id}
        title={t('orders.title')}
        actions={placeButton}
        searchLabel={t('orders.search')}
        address={{
          filters,
          sort: chosenSort,
          view,
          find: (words) => change({ search: words }),
          narrow: change,
          show: (wanted) => void navigate({ search: orderSearchSchema.parse(wanted) }),
        }}
        query={orders}
        rowKey={({ id }) => id}
        columns={sortedColumns(orderColumns(text), text, {
          sorts: orderSortsOfColumns,
          sort,
          onSort: (next = usualSort) => change({ sort: next === usualSort ? undefined : next }),
        })}
        usualColumns={usualOrderColumns}
        fields={orderFilterFields(text, {
          currency: shop?.currency ?? 'USD',
          tags,
          registers,
          customerName: filters.customerId && (firstOrder?.customerName ?? t('orders.customer')),
        })}
        tools={
          <>
            <ExportLink path="/api/v1/orders/export" query={{ sort, ...filterQuery(filters) }} />
            <ConversionExport query={{ sort, ...filterQuery(filters) }} />
          </>
        }
        count={<OrderCount filters={filters} />}
        notice={bulkId !== undefined && <BulkProgress bulkId={bulkId} onClose={() => setBulkId(undefined)} />}
        marks={{
          nameOf: ({ number }) => number,
          bar: (marking) => (
            <OrderBulkBar
              marking={marking}
              filters={filters}
              knownTags={tags}
              onStarted={(id) => {
                setBulkId(id)
                marking.onClear()
              }}
            />
          ),
        }}
        empty={{
          icon: IconShoppingBag,
          title: t('orders.emptyTitle'),
          body: t('orders.emptyBody'),
          begin: placeButton,
        }}
        noMatch={{ title: t('orders.noMatchTitle'), body: t('orders.noMatchBody') }}
      />
      <PlaceTestOrder opened={place === true && may('orders.create')} onClose={() => placing(false)} />
    </>
  )
}
