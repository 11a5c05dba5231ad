import { customerFiltersSchema } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Button } from '@mantine/core'
import { IconPlus, IconUsers } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { ExportLink } from '../../platform/list/ExportLink'
import { ListScreen } from '../../platform/list/ListScreen'
import { givenFilters } from '../../platform/list/list-address'
import { useMay, useStaff } from '../session/useStaff'
import { shopQuery } from '../settings/shop-queries'
import { customerName } from './customer-name'
import { customersQuery, customerTagsQuery } from './customer-queries'
import { CreateDialog } from './editing/CreateDialog'
import { CustomerBulkBar } from './list/CustomerBulkBar'
import { customerColumns, usualCustomerColumns } from './list/customer-columns'
import { customerFilterFields } from './list/customer-filter-fields'
import { customerFilterQuery, customerSearchSchema } from './list/customer-search'

const route = getRouteApi('/shell/customers')

export function CustomersPage() {
  const text = useText()
  const { t } = text
  const may = useMay()
  const staff = useStaff()
  const { create, view, ...search } = route.useSearch()
  const filters = givenFilters(customerFiltersSchema, search)
  const navigate = route.useNavigate()
  const { data: shop } = useQuery(shopQuery)
  const { data: tagPage } = useQuery(customerTagsQuery)
  const tags = tagPage?.items.map(({ tag }) => tag) ?? []
  const query = customerFilterQuery(filters)
  const customers = useInfiniteQuery({ ...customersQuery(query), placeholderData: keepPreviousData })
  const change = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true })
  const creating = (open: boolean) =>
    void navigate({ search: (before) => ({ ...before, create: open ? true : undefined }) })
  const createButton = may('customers.update') && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => creating(true)}>
      {t('customers.create')}
    </Button>
  )
  return (
    <>
      <ListScreen
        list="customers"
        staffId={staff.id}
        title={t('customers.title')}
        actions={createButton}
        searchLabel={t('customers.search')}
        address={{
          filters,
          sort: undefined,
          view,
          find: (words) => change({ search: words }),
          narrow: change,
          show: (wanted) => void navigate({ search: customerSearchSchema.parse(wanted) }),
        }}
        query={customers}
        rowKey={({ id }) => id}
        columns={customerColumns(text)}
        usualColumns={usualCustomerColumns}
        fields={customerFilterFields(text, { currency: shop?.currency ?? 'USD', tags })}
        tools={<ExportLink path="/api/v1/customers/export" query={query} />}
        marks={
          may('customers.update')
            ? {
                nameOf: (customer) => customerName(customer, t),
                bar: (marking) => <CustomerBulkBar marking={marking} query={query} knownTags={tags} />,
              }
            : undefined
        }
        empty={{
          icon: IconUsers,
          title: t('customers.emptyTitle'),
          body: t('customers.emptyBody'),
          begin: createButton,
        }}
        noMatch={{ title: t('customers.noMatchTitle'), body: t('customers.noMatchBody') }}
      />
      {create === true && may('customers.update') && (
        <CreateDialog
          onCreated={({ id }) => navigate({ to: '/customers/$customerId', params: { customerId: id } })}
          onClose={() => creating(false)}
        />
      )}
    </>
  )
}
