import { formatNumber } from '@counterflow/i18n'
import { type Column, EmptyState, PageHeader, RelativeTime, type Text, useText } from '@counterflow/ui'
import { Group } from '@mantine/core'
import { IconFileInvoice, IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { FilterSelect } from '../../platform/list/FilterSelect'
import { PagedTable } from '../../platform/list/PagedTable'
import { SearchInput } from '../../platform/list/SearchInput'
import { ButtonLink } from '../../platform/router/links'
import { useMay } from '../session/useStaff'
import { DraftStatusBadge } from './DraftStatusBadge'
import { type DraftSummary, draftStatuses, draftsQuery } from './draft-queries'

const route = getRouteApi('/shell/orders/drafts')

export function DraftsPage() {
  const text = useText()
  const { t } = text
  const may = useMay()
  const filters = route.useSearch()
  const navigate = route.useNavigate()
  const drafts = useInfiniteQuery({ ...draftsQuery(filters), placeholderData: keepPreviousData })
  const narrow = (change: Partial<typeof filters>) =>
    void navigate({ search: (search) => ({ ...search, ...change }), replace: true })
  const kind = Object.values(filters).some((value) => value !== undefined) ? 'noMatch' : 'empty'
  const newDraft = may('orders.create') && (
    <ButtonLink to="/orders/drafts/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {t('drafts.new')}
    </ButtonLink>
  )
  return (
    <>
      <PageHeader title={t('drafts.title')} actions={newDraft} />
      <Group gap="xs" mb="sm">
        <SearchInput
          label={t('drafts.search')}
          value={filters.search}
          onChange={(search) => narrow({ search })}
        />
        <FilterSelect
          label={t('drafts.status')}
          any={t('drafts.anyStatus')}
          options={draftStatuses.map((value) => ({ value, label: t(`drafts.statusName.${value}`) }))}
          value={filters.status}
          onChange={(status) => narrow({ status })}
        />
      </Group>
      <PagedTable
        label={t('drafts.title')}
        query={drafts}
        columns={draftColumns(text)}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            icon={IconFileInvoice}
            title={t(`drafts.${kind}Title`)}
            body={t(`drafts.${kind}Body`)}
          />
        }
      />
    </>
  )
}

function draftColumns({ t, language }: Text): readonly Column<DraftSummary>[] {
  return [
    {
      key: 'number',
      header: t('drafts.number'),
      cell: ({ id, number }) => (
        <Link to="/orders/drafts/$draftId" params={{ draftId: id }} data-row-link>
          {number}
        </Link>
      ),
    },
    {
      key: 'customer',
      header: t('drafts.customer'),
      cell: ({ customerName }) => customerName ?? t('drafts.nobody'),
    },
    { key: 'status', header: t('drafts.status'), cell: ({ status }) => <DraftStatusBadge status={status} /> },
    {
      key: 'items',
      header: t('drafts.items'),
      align: 'end',
      wide: true,
      cell: ({ pieces }) => <span className="cf-figures">{formatNumber(pieces, language)}</span>,
    },
    {
      key: 'updated',
      header: t('drafts.updated'),
      wide: true,
      cell: ({ updatedAt }) => <RelativeTime instant={updatedAt} />,
    },
  ]
}
