import { formatDateTime } from '@counterflow/i18n'
import { RelativeTime, useText } from '@counterflow/ui'
import {
  IconCircle,
  IconCircleCheck,
  IconClock,
  IconLock,
  IconPointFilled,
  type IconProps,
  IconShoppingCart,
  IconUser,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { ConversationDetail, Entry } from '../conversation-queries'
import type { useReplyDeeds } from '../sending/useSending'
import { contentText } from '../words/content-text'
import { EntryContentView } from './EntryContentView'
import classes from './EntryItem.module.css'
import { EntryStateLine } from './EntryStateLine'
import { TopicChip } from './TopicChip'

interface EntryItemProps {
  entry: Entry
  conversation: ConversationDetail
  namesAuthor: boolean
  /** How far the last of one's own messages has come; of those before it one does not ask. */
  showsState: boolean
  replies: ReturnType<typeof useReplyDeeds>
}

/** One entry: what somebody said, a note among staff, or a line about something that happened. */
export function EntryItem(props: EntryItemProps) {
  const { entry } = props
  if (entry.kind === 'event') return <EventLine entry={entry} />
  return entry.kind === 'note' ? <Note {...props} /> : <Message {...props} />
}

function Message({ entry, conversation, namesAuthor, showsState, replies }: EntryItemProps) {
  const { t } = useText()
  const { author, at, content } = entry
  const isCustomer = author.type === 'customer'
  const who = author.type === 'workflow' ? t('inbox.byWorkflow', { name: author.name }) : author.name
  return (
    <li
      className={classes.message}
      data-side={isCustomer ? 'them' : 'us'}
      data-first={namesAuthor || undefined}
    >
      {namesAuthor && (
        <div className={classes.head}>
          <span className={classes.author}>{who || t('inbox.nameless')}</span>
          <RelativeTime instant={at} />
        </div>
      )}
      <div className={classes.bubble} data-bare={content.type === 'image' || undefined}>
        <EntryContentView content={content} conversationId={conversation.id} />
      </div>
      {isCustomer ? (
        <TopicChip entry={entry} conversationId={conversation.id} />
      ) : (
        <EntryStateLine entry={entry} shows={showsState} replies={replies} />
      )}
    </li>
  )
}

function Note({ entry, conversation }: EntryItemProps) {
  const { t } = useText()
  return (
    <li className={classes.note}>
      <div className={classes.head}>
        <IconLock size={13} aria-hidden />
        <span className={classes.author}>{t('inbox.noteBy', { name: entry.author.name })}</span>
        <RelativeTime instant={entry.at} />
      </div>
      <EntryContentView content={entry.content} conversationId={conversation.id} />
    </li>
  )
}

function EventLine({ entry }: { entry: Entry }) {
  const text = useText()
  const { content, author, at } = entry
  const Icon = eventIcon(content)
  const isStaff = author.type === 'staff' && author.name !== ''
  return (
    <li className={classes.event} title={formatDateTime(at, text.language)}>
      <Icon size={14} stroke={1.75} aria-hidden />
      <span>
        {contentText(content, text)}
        {isStaff && ` · ${author.name}`}
      </span>
      <RelativeTime instant={at} />
    </li>
  )
}

function eventIcon(content: Entry['content']): ComponentType<IconProps> {
  if (content.type === 'cart') return IconShoppingCart
  if (content.type === 'assigned') return IconUser
  if (content.type !== 'state') return IconPointFilled
  if (content.state === 'snoozed') return IconClock
  return content.state === 'closed' ? IconCircleCheck : IconCircle
}
