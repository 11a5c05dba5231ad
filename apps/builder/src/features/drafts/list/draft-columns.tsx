import { formatNumber } from '@counterflow/i18n'
import { type Column, RelativeTime, type Text } from '@counterflow/ui'
import { Link } from '@tanstack/react-router'
import { DraftStatusBadge } from '../DraftStatusBadge'
import type { DraftSummary } from '../draft-queries'

/** The columns that are shown where nobody has chosen others; the number always is. */
export const usualDraftColumns = ['customer', 'status', 'items', 'updated']

/** How a draft is shown in a row: every column that there is, the number first. */
export function draftColumns({ t, language }: Text): readonly Column<DraftSummary>[] {
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
      key: 'created',
      header: t('lists.created'),
      wide: true,
      cell: ({ createdAt }) => <RelativeTime instant={createdAt} />,
    },
    {
      key: 'updated',
      header: t('drafts.updated'),
      wide: true,
      cell: ({ updatedAt }) => <RelativeTime instant={updatedAt} />,
    },
  ]
}
