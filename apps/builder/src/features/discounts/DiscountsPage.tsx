import {
  type DiscountFilters,
  discountFiltersSchema,
  discountKinds,
  discountStatuses,
} from '@counterflow/core'
import { type Text, useText } from '@counterflow/ui'
import { IconDiscount, IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { choiceField } from '../../platform/list/filters/choice-field'
import { daysField } from '../../platform/list/filters/days-field'
import type { FilterField } from '../../platform/list/filters/filter-field'
import { ListScreen } from '../../platform/list/ListScreen'
import { givenFilters } from '../../platform/list/list-address'
import { ButtonLink } from '../../platform/router/links'
import { useMay, useStaff } from '../session/useStaff'
import { discountColumns, usualDiscountColumns } from './discount-columns'
import { discountsQuery } from './discount-queries'
import { discountFilterQuery, discountSearchSchema } from './list/discount-search'

const route = getRouteApi('/shell/discounts')

/** Every code with how it stands and how often it was used. */
export function DiscountsPage() {
  const text = useText()
  const { t } = text
  const may = useMay()
  const staff = useStaff()
  const { view, ...search } = route.useSearch()
  const filters = givenFilters(discountFiltersSchema, search)
  const navigate = route.useNavigate()
  const discounts = useInfiniteQuery({
    ...discountsQuery(discountFilterQuery(filters)),
    placeholderData: keepPreviousData,
  })
  const change = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true })
  const create = may('discounts.update') && (
    <ButtonLink to="/discounts/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {t('discounts.create')}
    </ButtonLink>
  )
  return (
    <ListScreen
      list="discounts"
      staffId={staff.id}
      title={t('navigation.discounts')}
      actions={create}
      searchLabel={t('discounts.search')}
      address={{
        filters,
        sort: undefined,
        view,
        find: (words) => change({ search: words }),
        narrow: change,
        show: (wanted) => void navigate({ search: discountSearchSchema.parse(wanted) }),
      }}
      query={discounts}
      rowKey={({ id }) => id}
      columns={discountColumns(text)}
      usualColumns={usualDiscountColumns}
      fields={discountFilterFields(text)}
      empty={{
        icon: IconDiscount,
        title: t('discounts.emptyTitle'),
        body: t('discounts.emptyBody'),
        begin: create,
      }}
      noMatch={{ title: t('discounts.noMatchTitle'), body: t('discounts.noMatchBody') }}
    />
  )
}

function discountFilterFields(text: Text): FilterField<DiscountFilters>[] {
  const { t } = text
  return [
    choiceField(text, {
      key: 'status',
      label: t('discounts.status'),
      options: discountStatuses.map((value) => ({ value, label: t(`discounts.statusOf.${value}`) })),
      read: (filters: DiscountFilters) => filters.status,
      write: (status) => ({ status }),
    }),
    choiceField(text, {
      key: 'kind',
      label: t('discounts.kind'),
      options: discountKinds.map((value) => ({ value, label: t(`discounts.kindOf.${value}`) })),
      read: (filters: DiscountFilters) => filters.kind,
      write: (kind) => ({ kind }),
    }),
    daysField(text, {
      key: 'ends',
      label: t('lists.ends'),
      read: ({ endsFrom, endsBefore }: DiscountFilters) => ({ from: endsFrom, to: endsBefore }),
      write: ({ from, to }) => ({ endsFrom: from, endsBefore: to }),
    }),
  ]
}
