import { EmptyState, ErrorState, useText } from '@counterflow/ui'
import { Button, Loader, Skeleton } from '@mantine/core'
import { IconInbox } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type RefObject, useEffect } from 'react'
import { problemParagraph } from '../../../platform/api/problem-text'
import { useMarking } from '../../../platform/list/selection/useMarking'
import { useListKeys } from '../../../platform/list/useListKeys'
import { type Conversation, conversationsQuery } from '../conversation-queries'
import { type InboxSearch, isNarrowed } from '../inbox-search'
import classes from './ConversationList.module.css'
import { ConversationRow } from './ConversationRow'
import { ListBulkBar } from './ListBulkBar'
import { ListFilters } from './ListFilters'
import { useRowWindow } from './useRowWindow'

const route = getRouteApi('/shell/inbox')

/** As the row's own style sheet says: a list that is drawn in part needs rows of one height. */
const rowHeight = 92

const none: readonly Conversation[] = []

interface ConversationListProps {
  search: InboxSearch
  openId: string | undefined
  /** Gets how to find the conversation that comes after the open one. */
  next: RefObject<() => string | undefined>
}

/** The conversations of a list, of which only those that are seen are drawn. */
export function ConversationList({ search, openId, next }: ConversationListProps) {
  const text = useText()
  const { t } = text
  const navigate = route.useNavigate()
  const query = useInfiniteQuery({ ...conversationsQuery(search), placeholderData: keepPreviousData })
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? none
  const ids = rows.map(({ id }) => id)
  const marking = useMarking(ids, query.hasNextPage)
  const { ref, frame, shown } = useRowWindow(rows.length, rowHeight)
  useListKeys({ list: frame, onToggle: marking.onToggle })
  useEffect(() => {
    next.current = () => {
      const at = ids.indexOf(openId ?? '')
      return at < 0 ? ids[0] : (ids[at + 1] ?? ids[at - 1])
    }
  })
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  const nearEnd = shown.end >= rows.length
  useEffect(() => {
    if (nearEnd && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [nearEnd, hasNextPage, isFetchingNextPage, fetchNextPage])
  const change = (changed: Partial<InboxSearch>) => {
    marking.onClear()
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true })
  }
  return (
    <section className={classes.list} aria-label={t('inbox.list')} data-pane="list">
      <ListFilters search={search} onChange={change} />
      <div
        ref={ref}
        className={classes.rows}
        aria-busy={query.isPending}
        data-marking={marking.selection.ids.size > 0 || undefined}
      >
        {query.isPending && <SkeletonRows />}
        {query.isError && query.data === undefined && (
          <ErrorState message={problemParagraph(query.error, text)} onRetry={() => void query.refetch()} />
        )}
        {query.isSuccess && rows.length === 0 && <Empty search={search} onClear={change} />}
        <ul style={{ paddingBlock: `${shown.before}px ${shown.after}px` }}>
          {rows.slice(shown.first, shown.end).map((conversation, index) => (
            <ConversationRow
              key={conversation.id}
              conversation={conversation}
              place={{ at: shown.first + index + 1, of: hasNextPage ? -1 : rows.length }}
              isMarked={marking.selection.ids.has(conversation.id)}
              onToggle={marking.onToggle}
            />
          ))}
        </ul>
        {isFetchingNextPage && (
          <Loader size="sm" className={classes.more} aria-label={t('general.loading')} />
        )}
      </div>
      <ListBulkBar marking={marking} rows={rows} />
    </section>
  )
}

function Empty({
  search,
  onClear,
}: {
  search: InboxSearch
  onClear: (changed: Partial<InboxSearch>) => void
}) {
  const { t } = useText()
  if (!isNarrowed(search)) {
    return (
      <EmptyState
        icon={IconInbox}
        title={t(`inbox.empty.${search.view ?? 'open'}`)}
        body={t(search.view === undefined || search.view === 'all' ? 'inbox.emptyBody' : 'inbox.emptyView')}
      />
    )
  }
  return (
    <EmptyState icon={IconInbox} title={t('inbox.noMatch')} body={t('inbox.noMatchBody')}>
      <Button
        variant="default"
        mt="xs"
        onClick={() =>
          onClear({
            topic: undefined,
            channel: undefined,
            assigneeId: undefined,
            customerId: undefined,
            tag: undefined,
            search: undefined,
            sort: undefined,
          })
        }
      >
        {t('general.clearFilters')}
      </Button>
    </EmptyState>
  )
}

const SkeletonRows = () =>
  ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
    <div key={key} className={classes.skeleton}>
      <Skeleton height={14} width="55%" />
      <Skeleton height={12} width="90%" />
      <Skeleton height={12} width="30%" />
    </div>
  ))
