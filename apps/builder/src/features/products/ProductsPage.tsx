import { productStatuses, salesChannels } from '@counterflow/core'
import { EmptyState, PageHeader, useText } from '@counterflow/ui'
import { Button, Group } from '@mantine/core'
import { IconDownload, IconPackage, IconPlus, IconUpload } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { FilterSelect } from '../../platform/list/FilterSelect'
import { PagedTable } from '../../platform/list/PagedTable'
import { SearchInput } from '../../platform/list/SearchInput'
import { useMay } from '../session/useStaff'
import { productColumns } from './product-columns'
import { productSorts, productsQuery } from './product-queries'

const route = getRouteApi('/shell/products')

export function ProductsPage() {
  const text = useText()
  const { t, language } = text
  const may = useMay()
  const filters = route.useSearch()
  const navigate = route.useNavigate()
  const filter = (changed: Partial<typeof filters>) =>
    void navigate({ search: { ...filters, ...changed }, replace: true })
  const products = useInfiniteQuery({
    ...productsQuery({ ...filters, language }),
    placeholderData: keepPreviousData,
  })
  const isFiltered = Object.entries(filters).some(([name, value]) => name !== 'sort' && value !== undefined)
  const kind = isFiltered ? 'noMatch' : 'empty'
  return (
    <>
      <PageHeader
        title={t('products.title')}
        actions={
          <>
            <Button
              component="a"
              href="/api/v1/product-files/export"
              download="products.csv"
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
            >
              {t('products.export')}
            </Button>
            {may('products.update') && (
              <>
                <Button
                  renderRoot={(props) => <Link to="/products/import" {...props} />}
                  variant="default"
                  leftSection={<IconUpload size={16} aria-hidden />}
                >
                  {t('products.import')}
                </Button>
                <Button
                  renderRoot={(props) => <Link to="/products/new" {...props} />}
                  leftSection={<IconPlus size={16} aria-hidden />}
                >
                  {t('products.add')}
                </Button>
              </>
            )}
          </>
        }
      />
      <Group mb="sm" gap="xs">
        <SearchInput
          label={t('products.search')}
          value={filters.search}
          onChange={(search) => filter({ search })}
        />
        <FilterSelect
          label={t('products.statusLabel')}
          any={t('products.anyStatus')}
          options={productStatuses.map((value) => ({ value, label: t(`products.status.${value}`) }))}
          value={filters.status}
          onChange={(status) => filter({ status })}
        />
        <FilterSelect
          label={t('products.channels')}
          any={t('products.anyChannel')}
          options={salesChannels.map((value) => ({ value, label: t(`products.channel.${value}`) }))}
          value={filters.channel}
          onChange={(channel) => filter({ channel })}
        />
        <FilterSelect
          label={t('products.stock')}
          any={t('products.anyStock')}
          options={(['in', 'out'] as const).map((value) => ({
            value,
            label: t(`products.stockIs.${value}`),
          }))}
          value={filters.stock}
          onChange={(stock) => filter({ stock })}
        />
        <FilterSelect
          label={t('products.sort')}
          any={t('products.sortBy.newest')}
          options={productSorts
            .filter((value) => value !== 'newest')
            .map((value) => ({ value, label: t(`products.sortBy.${value}`) }))}
          value={filters.sort}
          onChange={(sort) => filter({ sort })}
        />
      </Group>
      <PagedTable
        label={t('products.title')}
        query={products}
        columns={productColumns(text)}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            icon={IconPackage}
            title={t(`products.${kind}Title`)}
            body={t(`products.${kind}Body`)}
          />
        }
      />
    </>
  )
}
