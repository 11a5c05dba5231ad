import { ErrorState, useText } from '@counterflow/ui'
import { Drawer, Loader } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { problemParagraph } from '../../../platform/api/problem-text'
import { useMay, useStaff } from '../../session/useStaff'
import { Composer, type ComposerHandle } from '../composer/Composer'
import { draftOf } from '../composer/draft-of-entry'
import { useDraft } from '../composer/useDraft'
import { conversationQuery, entriesQuery, type ShownEntries } from '../conversation-queries'
import { ConversationCommands } from '../keys/ConversationCommands'
import { CustomerPanel } from '../panel/CustomerPanel'
import { NewerReplyDialog } from '../sending/NewerReplyDialog'
import { useReplyDeeds, useSending } from '../sending/useSending'
import { AssignDialog } from './AssignDialog'
import { ConversationHeader } from './ConversationHeader'
import classes from './ConversationPane.module.css'
import { EntryList } from './EntryList'
import { PresenceLine } from './PresenceLine'
import { SnoozeDialog } from './SnoozeDialog'
import { useMarkedRead } from './useMarkedRead'
import { useNewMessagesSpoken } from './useNewMessagesSpoken'
import { usePresence } from './usePresence'

const nothingYet: ShownEntries = { entries: [], version: 0, older: false }

/** One conversation: what was said, what one answers, and at the right who the customer is. */
export function ConversationPane({ conversationId }: { conversationId: string }) {
  const text = useText()
  const { t } = text
  const me = useStaff()
  const may = useMay()
  const { data: conversation, error, refetch } = useQuery(conversationQuery(conversationId))
  const entries = useQuery(entriesQuery(conversationId))
  const shown = entries.data ?? nothingYet
  const isWide = useMediaQuery('(min-width: 80em)') ?? false
  const [panelHidden, setPanelHidden] = useState(false)
  const [drawerOpened, drawer] = useDisclosure(false)
  const [asking, setAsking] = useState<'assign' | 'snooze'>()
  const composer = useRef<ComposerHandle>(null)
  const [draft, changeDraft] = useDraft(me.id, conversationId)
  const sending = useSending(me.id, conversationId, shown.entries, (returned) => {
    changeDraft(() => returned)
    composer.current?.focus()
  })
  const replies = useReplyDeeds(conversationId, (entry) => {
    changeDraft((before) => draftOf(entry.content, before))
    composer.current?.focus()
  })
  const presence = usePresence(conversationId, conversation?.presence)
  useMarkedRead(conversation)
  useNewMessagesSpoken(conversationId, entries.data?.entries)
  if (conversation === undefined) {
    return (
      <section className={classes.pane} aria-busy={error === null} aria-label={t('inbox.conversation')}>
        {error === null ? (
          <Loader m="auto" aria-label={t('general.loading')} />
        ) : (
          <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
        )}
      </section>
    )
  }
  const togglePanel = () => (isWide ? setPanelHidden((hidden) => !hidden) : drawer.toggle())
  const panelShown = isWide && !panelHidden
  return (
    <div className={classes.frame} data-panel={panelShown || undefined}>
      <section className={classes.pane} aria-label={t('inbox.conversationWith', { name: conversation.name })}>
        <ConversationHeader
          conversation={conversation}
          onAssign={() => setAsking('assign')}
          onSnooze={() => setAsking('snooze')}
          onPanel={togglePanel}
        />
        {entries.isError && entries.data === undefined ? (
          <ErrorState
            message={problemParagraph(entries.error, text)}
            onRetry={() => void entries.refetch()}
          />
        ) : (
          <EntryList
            conversation={conversation}
            shown={shown}
            loading={entries.isPending}
            outgoing={sending.outgoing}
            replies={replies}
            onAgain={sending.again}
            onForget={(message, keep) => {
              sending.forget(message)
              if (keep) changeDraft(() => message.draft)
            }}
          />
        )}
        <PresenceLine conversation={conversation} presence={presence.here} />
        {may('inbox.reply') && (
          <Composer
            ref={composer}
            conversation={conversation}
            draft={draft}
            onChange={(how) => {
              // Customers see who types, and must not wait for a note.
              if (draft.mode === 'reply') presence.typing()
              changeDraft(how)
            }}
            onSend={(mentions) => {
              presence.done()
              sending.send(draft, { seenPosition: shown.entries.at(-1)?.position ?? 0, mentions })
            }}
          />
        )}
      </section>
      {panelShown && (
        <aside className={classes.panel} aria-label={t('inbox.panel.title')}>
          <CustomerPanel conversation={conversation} />
        </aside>
      )}
      <Drawer
        opened={drawerOpened && !isWide}
        onClose={drawer.close}
        position="right"
        size={360}
        styles={{ body: { padding: 0 } }}
        title={t('inbox.panel.title')}
        closeButtonProps={{ 'aria-label': t('general.close') }}
      >
        <CustomerPanel conversation={conversation} />
      </Drawer>
      <ConversationCommands
        conversation={conversation}
        onReply={(mode) => {
          changeDraft((before) => ({ ...before, mode }))
          composer.current?.focus()
        }}
        onAssign={() => setAsking('assign')}
        onSnooze={() => setAsking('snooze')}
      />
      {asking === 'assign' && (
        <AssignDialog conversation={conversation} onClose={() => setAsking(undefined)} />
      )}
      {asking === 'snooze' && (
        <SnoozeDialog conversation={conversation} onClose={() => setAsking(undefined)} />
      )}
      <NewerReplyDialog sending={sending} entries={shown.entries} />
    </div>
  )
}
