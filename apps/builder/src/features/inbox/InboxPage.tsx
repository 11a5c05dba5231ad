import { EmptyState, useText } from '@counterflow/ui'
import { Title, VisuallyHidden } from '@mantine/core'
import { IconMessages } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useParams } from '@tanstack/react-router'
import { useRef } from 'react'
import { ConversationPane } from './conversation/ConversationPane'
import { conversationCountsQuery } from './conversation-queries'
import { InboxContext } from './InboxContext'
import classes from './InboxPage.module.css'
import { ConversationList } from './list/ConversationList'

const route = getRouteApi('/shell/inbox')

/** Where staff answer customers: the list, a conversation, and who the customer is. On a phone one at a time. */
export function InboxPage() {
  const { t } = useText()
  const { conversationId } = useParams({ strict: false })
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const next = useRef<() => string | undefined>(() => undefined)
  const { data: tellsTopics = true } = useQuery({
    ...conversationCountsQuery,
    select: ({ topics }) => topics !== null,
  })
  return (
    <InboxContext
      value={{
        search,
        tellsTopics,
        after: () => next.current(),
        open: (id) =>
          void navigate(
            id === undefined
              ? { to: '/inbox', search: true }
              : { to: '/inbox/$conversationId', params: { conversationId: id }, search: true },
          ),
      }}
    >
      <div className={classes.panes} data-open={conversationId !== undefined || undefined}>
        <VisuallyHidden>
          <Title order={1}>{t('navigation.inbox')}</Title>
        </VisuallyHidden>
        <ConversationList search={search} openId={conversationId} next={next} />
        {conversationId === undefined ? (
          <div className={classes.nothing}>
            <EmptyState
              icon={IconMessages}
              title={t('inbox.nothingOpen')}
              body={t('inbox.nothingOpenBody')}
            />
          </div>
        ) : (
          <ConversationPane key={conversationId} conversationId={conversationId} />
        )}
      </div>
    </InboxContext>
  )
}
