import { RelativeTime, useNow, useText } from '@counterflow/ui'
import { Checkbox } from '@mantine/core'
import { IconClock, IconHourglass } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import type { Conversation } from '../conversation-queries'
import { previewText } from '../words/preview-text'
import { useChannelTitle } from '../words/useChannelTitle'
import { waitingText } from '../words/waiting-text'
import classes from './ConversationRow.module.css'
import { OnlineMark } from './OnlineMark'
import { RowActions } from './RowActions'
import { StaffBadge } from './StaffBadge'
import { TopicTag } from './TopicTag'
import { useSwipe } from './useSwipe'

interface ConversationRowProps {
  conversation: Conversation
  /** Where it stands in the list; −1 of as long as nobody knows how many there are. */
  place: { at: number; of: number }
  isMarked: boolean
  onToggle: (id: string, range: boolean) => void
}

/** One conversation in the list; swiped to the right on a phone, it shows what can be done with it (R37, R43). */
export const ConversationRow = memo(function ConversationRow({
  conversation,
  place,
  isMarked,
  onToggle,
}: ConversationRowProps) {
  const text = useText()
  const { t } = text
  const now = useNow()
  const channelTitle = useChannelTitle()
  const { id, name, unread, online, assignee, topics, waitingSince, snoozedUntil } = conversation
  const { handlers, style, isOpen, close } = useSwipe()
  return (
    <li
      className={classes.row}
      data-key={id}
      data-unread={unread || undefined}
      data-marked={isMarked || undefined}
      aria-setsize={place.of}
      aria-posinset={place.at}
    >
      {isOpen && <RowActions conversation={conversation} onDone={close} />}
      <div className={classes.face} style={style} {...handlers}>
        <div className={classes.box}>
          <Checkbox
            size="xs"
            aria-label={t('lists.selectRow', { name })}
            checked={isMarked}
            readOnly
            onClick={(event) => onToggle(id, event.shiftKey)}
          />
        </div>
        <Link
          to="/inbox/$conversationId"
          params={{ conversationId: id }}
          search
          className={classes.link}
          data-row-link
          draggable={false}
        >
          <span className={classes.line}>
            {unread && <span className={classes.unread} title={t('inbox.unread')} />}
            <span className={classes.name}>{name || t('inbox.nameless')}</span>
            <span className={classes.time}>
              <RelativeTime instant={conversation.lastEntryAt} />
            </span>
          </span>
          <span className={classes.line}>
            {online && <OnlineMark />}
            <span className={classes.preview}>{previewText(conversation, text)}</span>
          </span>
          <span className={classes.line}>
            {topics.map((topic) => (
              <TopicTag key={topic} topic={topic} />
            ))}
            {topics.length === 0 && (
              <span className={classes.quiet}>{channelTitle(conversation.channel)}</span>
            )}
            <span className={classes.spread} />
            {snoozedUntil !== null && <IconClock size={14} aria-label={t('inbox.view.snoozed')} />}
            {waitingSince !== null && (
              <span className={classes.waiting} title={t('inbox.waiting')}>
                <IconHourglass size={12} aria-label={t('inbox.waiting')} />
                {waitingText(waitingSince, now, text.language)}
              </span>
            )}
            {assignee !== null && <StaffBadge staff={assignee} />}
          </span>
        </Link>
      </div>
    </li>
  )
})
