import { type DraftFilters, draftFiltersSchema, draftStatuses } from '@counterflow/core'
import { type Text, useText } from '@counterflow/ui'
import { IconFileInvoice, IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { choiceField } from '../../platform/list/filters/choice-field'
import { daysField } from '../../platform/list/filters/days-field'
import type { FilterField } from '../../platform/list/filters/filter-field'
import { ListScreen } from '../../platform/list/ListScreen'
import { givenFilters } from '../../platform/list/list-address'
import { ButtonLink } from '../../platform/router/links'
import { useMay, useStaff } from '../session/useStaff'
import { draftsQuery } from './draft-queries'
import { draftColumns, usualDraftColumns } from './list/draft-columns'
import { draftFilterQuery, draftSearchSchema } from './list/draft-search'

const route = getRouteApi('/shell/orders/drafts')

export function DraftsPage() {
  const text = useText()
  const { t } = text
  const may = useMay()
  const staff = useStaff()
  const { view, ...search } = route.useSearch()
  const filters = givenFilters(draftFiltersSchema, search)
  const navigate = route.useNavigate()
  const drafts = useInfiniteQuery({
    ...draftsQuery(draftFilterQuery(filters)),
    placeholderData: keepPreviousData,
  })
  const change = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true })
  const newDraft = may('orders.create') && (
    <ButtonLink to="/orders/drafts/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {t('drafts.new')}
    </ButtonLink>
  )
  return (
    <ListScreen
      list="drafts"
      staffId={staff.id}
      title={t('drafts.title')}
      actions={newDraft}
      searchLabel={t('drafts.search')}
      address={{
        filters,
        sort: undefined,
        view,
        find: (words) => change({ search: words }),
        narrow: change,
        show: (wanted) => void navigate({ search: draftSearchSchema.parse(wanted) }),
      }}
      query={drafts}
      rowKey={({ id }) => id}
      columns={draftColumns(text)}
      usualColumns={usualDraftColumns}
      fields={draftFilterFields(text)}
      empty={{
        icon: IconFileInvoice,
        title: t('drafts.emptyTitle'),
        body: t('drafts.emptyBody'),
        begin: newDraft,
      }}
      noMatch={{ title: t('drafts.noMatchTitle'), body: t('drafts.noMatchBody') }}
    />
  )
}

function draftFilterFields(text: Text): FilterField<DraftFilters>[] {
  const { t } = text
  return [
    choiceField(text, {
      key: 'status',
      label: t('drafts.status'),
      options: draftStatuses.map((value) => ({ value, label: t(`drafts.statusName.${value}`) })),
      read: (filters: DraftFilters) => filters.status,
      write: (status) => ({ status }),
    }),
    daysField(text, {
      key: 'created',
      label: t('lists.created'),
      read: ({ createdFrom, createdBefore }: DraftFilters) => ({ from: createdFrom, to: createdBefore }),
      write: ({ from, to }) => ({ createdFrom: from, createdBefore: to }),
    }),
  ]
}
