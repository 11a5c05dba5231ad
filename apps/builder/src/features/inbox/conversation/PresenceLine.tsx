import { useText } from '@counterflow/ui'
import { IconEye, IconMail, IconPencil } from '@tabler/icons-react'
import type { ConversationDetail, Presence } from '../conversation-queries'
import classes from './PresenceLine.module.css'

interface PresenceLineProps {
  conversation: ConversationDetail
  presence: Presence
}

/** Who types, which colleagues look, and where replies go once the customer has left (R7). */
export function PresenceLine({ conversation, presence }: PresenceLineProps) {
  const { t, language } = useText()
  const { online, channel, email, name, state, followsByMail } = conversation
  const names = (doing: 'viewing' | 'typing') =>
    presence.staff.filter((person) => person.doing === doing).map((person) => person.name)
  const list = new Intl.ListFormat(language)
  const typing = [...names('typing'), ...(presence.customerTyping ? [name] : [])]
  const viewing = names('viewing')
  const hasLeft = channel === 'chat' && !online && state === 'open'
  return (
    <div className={classes.lines} role="status">
      {typing.length > 0 && (
        <span className={classes.line} data-tone="accent">
          <IconPencil size={14} aria-hidden />
          {t('inbox.typing', { names: list.format(typing), count: typing.length })}
        </span>
      )}
      {viewing.length > 0 && (
        <span className={classes.line} data-tone="caution">
          <IconEye size={14} aria-hidden />
          {t('inbox.viewing', { names: list.format(viewing), count: viewing.length })}
        </span>
      )}
      {hasLeft && !presence.customerTyping && (
        <span className={classes.line}>
          <IconMail size={14} aria-hidden />
          {email !== null && followsByMail ? t('inbox.left', { email }) : t('inbox.leftWithoutEmail')}
        </span>
      )}
    </div>
  )
}
