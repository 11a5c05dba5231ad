import { EmptyState, PageHeader, useText } from '@counterflow/ui'
import { Button, Group } from '@mantine/core'
import { IconPackages } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { FilterSelect } from '../../platform/list/FilterSelect'
import { PagedTable } from '../../platform/list/PagedTable'
import { SearchInput } from '../../platform/list/SearchInput'
import { useMay } from '../session/useStaff'
import { locationsQuery } from '../settings/locations/location-queries'
import { ChangeMenu } from './changing/ChangeMenu'
import { useStockColumns } from './stock-columns'
import { stockQuery } from './stock-queries'

const route = getRouteApi('/shell/stock')

/** Every variant with its stock at each location. */
export function StockPage() {
  const { t, local } = useText()
  const may = useMay()
  const filters = route.useSearch()
  const navigate = route.useNavigate()
  const stock = useInfiniteQuery({ ...stockQuery(filters), placeholderData: keepPreviousData })
  const { data: locations = [] } = useQuery(locationsQuery)
  const active = locations.filter((location) => location.active)
  const chosen = active.filter(({ id }) => id === filters.locationId)
  const columns = useStockColumns(chosen.length > 0 ? chosen : active)
  const narrow = (change: Partial<typeof filters>) =>
    void navigate({ search: (search) => ({ ...search, ...change }), replace: true })
  const filtered = Object.values(filters).some((value) => value !== undefined)
  return (
    <>
      <PageHeader
        title={t('stock.title')}
        actions={may('inventory.update') && active.length > 0 && <ChangeMenu locations={active} />}
      />
      <Group gap="xs" mb="sm">
        <SearchInput
          label={t('stock.search')}
          value={filters.search}
          onChange={(search) => narrow({ search })}
        />
        <FilterSelect
          label={t('stock.stateLabel')}
          any={t('stock.anyState')}
          options={(['low', 'out'] as const).map((value) => ({ value, label: t(`stock.state.${value}`) }))}
          value={filters.state}
          onChange={(state) => narrow({ state })}
        />
        {active.length > 1 && (
          <FilterSelect
            label={t('stock.location')}
            any={t('stock.anyLocation')}
            options={active.map(({ id, name }) => ({ value: id, label: local(name) }))}
            value={filters.locationId}
            onChange={(locationId) => narrow({ locationId })}
          />
        )}
      </Group>
      <PagedTable
        label={t('stock.title')}
        query={stock}
        columns={columns}
        rowKey={({ variantId }) => variantId}
        empty={
          filtered ? (
            <EmptyState icon={IconPackages} title={t('stock.noMatchTitle')} body={t('stock.noMatchBody')}>
              <Button variant="default" mt="xs" onClick={() => void navigate({ search: {} })}>
                {t('general.clearFilters')}
              </Button>
            </EmptyState>
          ) : (
            <EmptyState icon={IconPackages} title={t('stock.emptyTitle')} body={t('stock.emptyBody')} />
          )
        }
      />
    </>
  )
}
