import type { OrderFilters, OrderSort } from '@counterflow/core'
import { PageHeader, useText } from '@counterflow/ui'
import { Button, Group } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useRef, useState } from 'react'
import { FilterChips } from '../../platform/list/filters/FilterChips'
import { LayoutMenu } from '../../platform/list/layout/LayoutMenu'
import { useListLayout } from '../../platform/list/layout/useListLayout'
import { PagedTable } from '../../platform/list/PagedTable'
import { SearchInput } from '../../platform/list/SearchInput'
import { allToggled, nothingSelected, stillShown, toggled } from '../../platform/list/selection/selection'
import { useListKeys } from '../../platform/list/useListKeys'
import { ViewTabs } from '../../platform/list/views/ViewTabs'
import { useMay, useStaff } from '../session/useStaff'
import { shopQuery } from '../settings/shop-queries'
import { BulkProgress } from './list/BulkProgress'
import { ExportOrders } from './list/ExportOrders'
import { NoOrders } from './list/NoOrders'
import { OrderBulkBar } from './list/OrderBulkBar'
import { OrderCount } from './list/OrderCount'
import { orderFilterFields } from './list/order-filter-fields'
import { givenFilters, orderSearchSchema } from './list/order-search'
import { orderColumns, sortableColumns, usualOrderColumns } from './order-columns'
import { ordersQuery, orderTagsQuery } from './order-queries'
import { PlaceTestOrder } from './placing/PlaceTestOrder'

const route = getRouteApi('/shell/orders')
const usualSort: OrderSort = 'placed_desc'

export function OrdersPage() {
  const text = useText()
  const { t } = text
  const may = useMay()
  const staff = useStaff()
  const { place, view, sort = usualSort, ...search } = route.useSearch()
  const filters = givenFilters(search)
  const navigate = route.useNavigate()
  const [layout, setLayout] = useListLayout('orders', staff.id)
  const [marked, setMarked] = useState(nothingSelected)
  const [bulkId, setBulkId] = useState<string | undefined>(undefined)
  const list = useRef<HTMLDivElement>(null)

  const orders = useInfiniteQuery({ ...ordersQuery({ ...filters, sort }), placeholderData: keepPreviousData })
  const { data: shop } = useQuery(shopQuery)
  const { data: tags = [] } = useQuery(orderTagsQuery)
  const rows = orders.data?.pages.flatMap(({ items }) => items) ?? []
  const shown = rows.map(({ id }) => id)
  const selection = stillShown(marked, shown)
  const toggle = useCallback(
    (id: string, range: boolean) => setMarked((before) => toggled(before, id, { range, shown })),
    [shown],
  )
  useListKeys({ list, onToggle: toggle })

  const narrow = (change: Partial<OrderFilters>) => {
    // What was marked among others is not what one sees then.
    setMarked(nothingSelected)
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  }
  const placing = (open: boolean) =>
    void navigate({ search: (before) => ({ ...before, place: open ? true : undefined }) })
  const filtered = Object.keys(filters).length > 0
  const keys = layout.columns ?? usualOrderColumns
  const columns = orderColumns(text)
  const shownColumns = columns.filter(({ key }) => key === 'number' || keys.includes(key))
  const placeButton = may('orders.create') && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => placing(true)}>
      {t('navigation.placeTestOrder')}
    </Button>
  )
  return (
    <div ref={list}>
      <PageHeader title={t('orders.title')} actions={placeButton} />
      <ViewTabs
        list="orders"
        chosen={view}
        content={{ filters, sort, columns: layout.columns }}
        narrowed={filtered || sort !== usualSort}
        onChoose={(chosen) => {
          if (chosen === undefined) return void navigate({ search: {} })
          if (chosen.columns !== null) setLayout({ columns: chosen.columns })
          const saved = orderSearchSchema.parse({ ...chosen.filters, sort: chosen.sort ?? undefined })
          void navigate({ search: { ...saved, view: chosen.id } })
        }}
      />
      <Group gap="xs" mb="xs">
        <SearchInput
          label={t('orders.search')}
          value={filters.search}
          onChange={(typed) => narrow({ search: typed })}
        />
        <Group gap="xs" wrap="nowrap">
          <ExportOrders filters={filters} sort={sort} />
          <LayoutMenu
            columns={columns.filter(({ key }) => key !== 'number')}
            usual={usualOrderColumns}
            layout={layout}
            onChange={setLayout}
          />
        </Group>
      </Group>
      <Group gap="xs" mb="sm" justify="space-between">
        <FilterChips
          fields={orderFilterFields(text, {
            currency: shop?.currency ?? 'USD',
            tags,
            customerName: filters.customerId && (rows[0]?.customerName ?? t('orders.customer')),
          })}
          filters={filters}
          onChange={narrow}
          onClear={() => void navigate({ search: { sort } })}
        />
        <OrderCount filters={filters} />
      </Group>
      {bulkId !== undefined && <BulkProgress bulkId={bulkId} onClose={() => setBulkId(undefined)} />}
      <PagedTable
        label={t('orders.title')}
        query={orders}
        columns={sortableColumns(
          shownColumns,
          text,
          sort,
          (next) => void navigate({ search: (before) => ({ ...before, sort: next }), replace: true }),
        )}
        rowKey={({ id }) => id}
        dense={layout.dense}
        selection={{
          isSelected: ({ id }) => selection.ids.has(id),
          onToggle: ({ id }, range) => toggle(id, range),
          onToggleAll: () => setMarked(allToggled(selection, shown)),
          rowLabel: ({ number }) => t('lists.selectRow', { name: number }),
          allLabel: t('lists.selectAll'),
        }}
        empty={
          <NoOrders filtered={filtered} onClear={() => void navigate({ search: {} })}>
            {placeButton}
          </NoOrders>
        }
      />
      <OrderBulkBar
        selection={selection}
        filters={filters}
        more={orders.hasNextPage && selection.ids.size === shown.length}
        knownTags={tags}
        onEverything={() => setMarked({ ...selection, everything: true })}
        onClear={() => setMarked(nothingSelected)}
        onStarted={(id) => {
          setBulkId(id)
          setMarked(nothingSelected)
        }}
      />
      <PlaceTestOrder opened={place === true && may('orders.create')} onClose={() => placing(false)} />
    </div>
  )
}
