import { EmptyState, PageHeader, useText } from '@counterflow/ui'
import { Button, Group } from '@mantine/core'
import { IconPlus, IconUsers } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { FilterSelect } from '../../platform/list/FilterSelect'
import { PagedTable } from '../../platform/list/PagedTable'
import { SearchInput } from '../../platform/list/SearchInput'
import { useMay } from '../session/useStaff'
import { customersQuery, customerTagsQuery } from './customer-queries'
import { CreateDialog } from './editing/CreateDialog'
import { customerColumns } from './list/customer-columns'
import { orderRanges } from './list/order-ranges'
import { SpentOverInput } from './list/SpentOverInput'

const route = getRouteApi('/shell/customers')
const ranges = ['none', 'once', 'returning'] as const
const subscriptions = ['true', 'false'] as const

export function CustomersPage() {
  const text = useText()
  const { t } = text
  const may = useMay()
  const { create, ordered, ...filters } = route.useSearch()
  const navigate = route.useNavigate()
  const { data: tags } = useQuery(customerTagsQuery)
  const customers = useInfiniteQuery({
    ...customersQuery({ ...filters, ...(ordered === undefined ? {} : orderRanges[ordered]) }),
    placeholderData: keepPreviousData,
  })
  const narrow = (change: Partial<typeof filters & { ordered: typeof ordered }>) =>
    void navigate({ search: (search) => ({ ...search, ...change }), replace: true })
  const creating = (open: boolean) =>
    void navigate({ search: (search) => ({ ...search, create: open ? true : undefined }) })
  const isFiltered = ordered !== undefined || Object.values(filters).some((value) => value !== undefined)
  const createButton = may('customers.update') && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => creating(true)}>
      {t('customers.create')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('customers.title')} actions={createButton} />
      <Group gap="xs" mb="sm">
        <SearchInput
          label={t('customers.search')}
          value={filters.search}
          onChange={(search) => narrow({ search })}
        />
        <FilterSelect
          label={t('customers.subscription')}
          any={t('customers.anySubscription')}
          options={subscriptions.map((value) => ({ value, label: t(`customers.subscribedOr.${value}`) }))}
          value={filters.subscribed}
          onChange={(subscribed) => narrow({ subscribed })}
        />
        <FilterSelect
          label={t('customers.orders')}
          any={t('customers.anyOrders')}
          options={ranges.map((value) => ({ value, label: t(`customers.ordered.${value}`) }))}
          value={ordered}
          onChange={(next) => narrow({ ordered: next })}
        />
        <FilterSelect
          label={t('customers.tags')}
          any={t('customers.anyTag')}
          options={tagOptions(tags?.items.map(({ tag }) => tag) ?? [], filters.tag)}
          value={filters.tag}
          onChange={(tag) => narrow({ tag })}
        />
        <SpentOverInput value={filters.spentOver} onChange={(spentOver) => narrow({ spentOver })} />
      </Group>
      <PagedTable
        label={t('customers.title')}
        query={customers}
        columns={customerColumns(text)}
        rowKey={({ id }) => id}
        empty={
          isFiltered ? (
            <EmptyState
              icon={IconUsers}
              title={t('customers.noMatchTitle')}
              body={t('customers.noMatchBody')}
            >
              <Button variant="default" mt="xs" onClick={() => void navigate({ search: {} })}>
                {t('general.clearFilters')}
              </Button>
            </EmptyState>
          ) : (
            <EmptyState icon={IconUsers} title={t('customers.emptyTitle')} body={t('customers.emptyBody')}>
              {createButton}
            </EmptyState>
          )
        }
      />
      {create === true && may('customers.update') && <CreateDialog onClose={() => creating(false)} />}
    </>
  )
}

/** The tag of the address may be one that nobody bears any more. */
const tagOptions = (tags: readonly string[], chosen: string | undefined) =>
  [...new Set(chosen === undefined ? tags : [chosen, ...tags])].map((tag) => ({ value: tag, label: tag }))
