import { discountStatuses } from '@counterflow/core'
import { EmptyState, PageHeader, useText } from '@counterflow/ui'
import { Button, Group } from '@mantine/core'
import { IconDiscount, IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { FilterSelect } from '../../platform/list/FilterSelect'
import { PagedTable } from '../../platform/list/PagedTable'
import { SearchInput } from '../../platform/list/SearchInput'
import { ButtonLink } from '../../platform/router/links'
import { useMay } from '../session/useStaff'
import { discountColumns } from './discount-columns'
import { discountsQuery } from './discount-queries'

const route = getRouteApi('/shell/discounts')

/** Every code with how it stands and how often it was used. */
export function DiscountsPage() {
  const text = useText()
  const { t } = text
  const may = useMay()
  const filters = route.useSearch()
  const navigate = route.useNavigate()
  const discounts = useInfiniteQuery({ ...discountsQuery(filters), placeholderData: keepPreviousData })
  const narrow = (change: Partial<typeof filters>) =>
    void navigate({ search: (search) => ({ ...search, ...change }), replace: true })
  const filtered = Object.values(filters).some((value) => value !== undefined)
  const create = may('discounts.update') && (
    <ButtonLink to="/discounts/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {t('discounts.create')}
    </ButtonLink>
  )
  return (
    <>
      <PageHeader title={t('discounts.title')} actions={create} />
      <Group gap="xs" mb="sm">
        <SearchInput
          label={t('discounts.search')}
          value={filters.search}
          onChange={(search) => narrow({ search })}
        />
        <FilterSelect
          label={t('discounts.status')}
          any={t('discounts.allStatuses')}
          options={discountStatuses.map((value) => ({ value, label: t(`discounts.statusOf.${value}`) }))}
          value={filters.status}
          onChange={(status) => narrow({ status })}
        />
      </Group>
      <PagedTable
        label={t('discounts.title')}
        query={discounts}
        columns={discountColumns(text)}
        rowKey={({ id }) => id}
        empty={
          filtered ? (
            <EmptyState
              icon={IconDiscount}
              title={t('discounts.noMatchTitle')}
              body={t('discounts.noMatchBody')}
            >
              <Button variant="default" mt="xs" onClick={() => void navigate({ search: {} })}>
                {t('general.clearFilters')}
              </Button>
            </EmptyState>
          ) : (
            <EmptyState icon={IconDiscount} title={t('discounts.emptyTitle')} body={t('discounts.emptyBody')}>
              {create}
            </EmptyState>
          )
        }
      />
    </>
  )
}
