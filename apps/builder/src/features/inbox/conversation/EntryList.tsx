import { formatDate } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { Button, Skeleton } from '@mantine/core'
import { IconArrowDown } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Fragment } from 'react'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { type ConversationDetail, readOlderEntries, type ShownEntries } from '../conversation-queries'
import type { Outgoing } from '../sending/outgoing'
import type { useReplyDeeds } from '../sending/useSending'
import { EntryItem } from './EntryItem'
import classes from './EntryList.module.css'
import { entryLines } from './entry-lines'
import { OutgoingItem } from './OutgoingItem'
import { useAtEnd } from './useAtEnd'

interface EntryListProps {
  conversation: ConversationDetail
  shown: ShownEntries
  loading: boolean
  outgoing: readonly Outgoing[]
  replies: ReturnType<typeof useReplyDeeds>
  onAgain: (message: Outgoing) => void
  /** @param keep whether its author goes on writing it */
  onForget: (message: Outgoing, keep: boolean) => void
}

/** What was said and done, the latest at the bottom. It stays where one reads, and follows at the end. */
export function EntryList(props: EntryListProps) {
  const { conversation, shown, loading, outgoing, replies, onAgain, onForget } = props
  const { t, language } = useText()
  const client = useQueryClient()
  const notifyProblem = useNotifyProblem()
  const lines = entryLines(shown.entries)
  const lastOwn = lines.findLast(({ entry: { kind, author } }) => {
    return kind === 'message' && author.type !== 'customer'
  })
  const { ref, isAtEnd, toEnd, keepPlace } = useAtEnd(
    `${shown.entries.at(-1)?.id ?? ''} ${shown.entries.at(-1)?.version ?? 0} ${outgoing.length}`,
  )
  const older = useMutation({
    mutationFn: async () => {
      const restore = keepPlace()
      await readOlderEntries(client, conversation.id)
      requestAnimationFrame(restore)
    },
    onError: notifyProblem,
  })
  return (
    <div className={classes.frame}>
      <div
        ref={ref}
        className={classes.scroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard.
        tabIndex={0}
        role="log"
        aria-label={t('inbox.messages')}
        aria-live="off"
      >
        {loading && <SkeletonMessages />}
        {shown.older && (
          <Button
            className={classes.older}
            variant="subtle"
            size="xs"
            loading={older.isPending}
            onClick={() => older.mutate()}
          >
            {t('inbox.older')}
          </Button>
        )}
        <ol className={classes.entries}>
          {lines.map(({ entry, newDay, newAuthor }) => (
            <Fragment key={entry.id}>
              {newDay && (
                <li className={classes.day}>
                  <span>{formatDate(entry.at, language)}</span>
                </li>
              )}
              <EntryItem
                entry={entry}
                conversation={conversation}
                namesAuthor={newAuthor}
                showsState={entry.id === lastOwn?.entry.id}
                replies={replies}
              />
            </Fragment>
          ))}
          {outgoing.map((message) => (
            <OutgoingItem
              key={message.clientKey}
              message={message}
              onAgain={() => onAgain(message)}
              onForget={(keep) => onForget(message, keep)}
            />
          ))}
        </ol>
      </div>
      {!isAtEnd && (
        <Button
          className={classes.toEnd}
          variant="default"
          size="xs"
          leftSection={<IconArrowDown size={14} aria-hidden />}
          onClick={toEnd}
        >
          {t('inbox.toLatest')}
        </Button>
      )}
    </div>
  )
}

const SkeletonMessages = () => (
  <div className={classes.entries} aria-hidden>
    <Skeleton height={44} width="52%" radius="lg" />
    <Skeleton height={60} width="46%" radius="lg" ml="auto" />
    <Skeleton height={32} width="38%" radius="lg" />
  </div>
)
