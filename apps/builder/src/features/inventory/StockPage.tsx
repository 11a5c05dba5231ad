import { locationIdSchema, type StockFilters, stockFiltersSchema } from '@counterflow/core'
import { type Text, useText } from '@counterflow/ui'
import { IconPackages } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { FilterField } from '../../platform/list/filters/filter-field'
import { oneOfField } from '../../platform/list/filters/one-of-field'
import { ListScreen } from '../../platform/list/ListScreen'
import { givenFilters } from '../../platform/list/list-address'
import { useMay, useStaff } from '../session/useStaff'
import { type Location, locationsQuery } from '../settings/locations/location-queries'
import { ChangeMenu } from './changing/ChangeMenu'
import { stockSearchSchema } from './list/stock-search'
import { useStockColumns } from './stock-columns'
import { stockQuery } from './stock-queries'

const route = getRouteApi('/shell/stock')

/** Every variant with its stock at each location. */
export function StockPage() {
  const text = useText()
  const { t } = text
  const may = useMay()
  const staff = useStaff()
  const { view, ...search } = route.useSearch()
  const filters = givenFilters(stockFiltersSchema, search)
  const navigate = route.useNavigate()
  const stock = useInfiniteQuery({ ...stockQuery(filters), placeholderData: keepPreviousData })
  const { data: locations = [] } = useQuery(locationsQuery)
  const active = locations.filter((location) => location.active)
  const chosen = active.filter(({ id }) => id === filters.locationId)
  const columns = useStockColumns(chosen.length > 0 ? chosen : active)
  const change = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true })
  return (
    <ListScreen
      list="stock"
      staffId={staff.id}
      title={t('navigation.stock')}
      actions={may('inventory.update') && active.length > 0 && <ChangeMenu locations={active} />}
      searchLabel={t('stock.search')}
      address={{
        filters,
        sort: undefined,
        view,
        find: (words) => change({ search: words }),
        narrow: change,
        show: (wanted) => void navigate({ search: stockSearchSchema.parse(wanted) }),
      }}
      query={stock}
      rowKey={({ variantId }) => variantId}
      columns={columns}
      usualColumns={columns.map(({ key }) => key)}
      fields={stockFilterFields(text, active)}
      empty={{ icon: IconPackages, title: t('stock.emptyTitle'), body: t('stock.emptyBody') }}
      noMatch={{ title: t('stock.noMatchTitle'), body: t('stock.noMatchBody') }}
    />
  )
}

function stockFilterFields(text: Text, locations: readonly Location[]): FilterField<StockFilters>[] {
  const { t, local } = text
  const state = oneOfField(text, {
    key: 'state',
    label: t('stock.stateLabel'),
    options: (['low', 'out'] as const).map((value) => ({ value, label: t(`stock.state.${value}`) })),
    read: (filters: StockFilters) => filters.state,
    write: (value) => ({ state: value }),
  })
  const place = oneOfField(text, {
    key: 'location',
    label: t('stock.location'),
    options: locations.map(({ id, name }) => ({ value: id, label: local(name) })),
    read: (filters: StockFilters) => filters.locationId,
    write: (id) => ({ locationId: id === undefined ? undefined : locationIdSchema.parse(id) }),
  })
  return locations.length > 1 ? [state, place] : [state]
}
