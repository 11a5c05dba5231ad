import { productFiltersSchema } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Button } from '@mantine/core'
import { IconPackage, IconPlus, IconUpload } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ExportLink } from '../../platform/list/ExportLink'
import { ListScreen } from '../../platform/list/ListScreen'
import { givenFilters } from '../../platform/list/list-address'
import { sortedColumns } from '../../platform/list/sorted-columns'
import { useMay, useStaff } from '../session/useStaff'
import { ProductBulkBar } from './list/ProductBulkBar'
import { productFilterFields } from './list/product-filter-fields'
import { productFilterQuery, productSearchSchema } from './list/product-search'
import { productColumns, productSortsOfColumns, usualProductColumns } from './product-columns'
import { productsQuery, productTagsQuery, productVendorsQuery } from './product-queries'

const route = getRouteApi('/shell/products')

export function ProductsPage() {
  const text = useText()
  const { t, language } = text
  const may = useMay()
  const staff = useStaff()
  const { sort, view, ...search } = route.useSearch()
  const filters = givenFilters(productFiltersSchema, search)
  const navigate = route.useNavigate()
  const asked = { ...productFilterQuery(filters), sort, language }
  const products = useInfiniteQuery({ ...productsQuery(asked), placeholderData: keepPreviousData })
  const { data: tags = [] } = useQuery(productTagsQuery)
  const { data: vendors = [] } = useQuery(productVendorsQuery)
  const change = (changed: Partial<typeof search & { sort: typeof sort }>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true })
  const addButton = may('products.update') && (
    <Button
      renderRoot={(props) => <Link to="/products/new" {...props} />}
      leftSection={<IconPlus size={16} aria-hidden />}
    >
      {t('products.add')}
    </Button>
  )
  return (
    <ListScreen
      list="products"
      staffId={staff.id}
      title={t('products.title')}
      actions={
        may('products.update') && (
          <>
            <Button
              renderRoot={(props) => <Link to="/products/import" {...props} />}
              variant="default"
              leftSection={<IconUpload size={16} aria-hidden />}
            >
              {t('products.import')}
            </Button>
            {addButton}
          </>
        )
      }
      searchLabel={t('products.search')}
      address={{
        filters,
        sort,
        view,
        find: (words) => change({ search: words }),
        narrow: change,
        show: (wanted) => void navigate({ search: productSearchSchema.parse(wanted) }),
      }}
      query={products}
      rowKey={({ id }) => id}
      columns={sortedColumns(productColumns(text), text, {
        sorts: productSortsOfColumns,
        sort,
        onSort: (next) => change({ sort: next }),
      })}
      usualColumns={usualProductColumns}
      fields={productFilterFields(text, { vendors, tags })}
      tools={<ExportLink path="/api/v1/product-files/export" query={asked} />}
      marks={
        may('products.update')
          ? {
              nameOf: ({ title }) => text.local(title),
              bar: (marking) => <ProductBulkBar marking={marking} query={asked} knownTags={tags} />,
            }
          : undefined
      }
      empty={{
        icon: IconPackage,
        title: t('products.emptyTitle'),
        body: t('products.emptyBody'),
        begin: addButton,
      }}
      noMatch={{ title: t('products.noMatchTitle'), body: t('products.noMatchBody') }}
    />
  )
}
