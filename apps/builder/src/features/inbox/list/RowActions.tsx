import { useText } from '@counterflow/ui'
import { UnstyledButton } from '@mantine/core'
import { IconCheck, IconCircle, IconUserMinus, IconUserPlus } from '@tabler/icons-react'
import { useMay, useStaff } from '../../session/useStaff'
import type { Conversation } from '../conversation-queries'
import { useConversationDeed } from '../useConversationDeeds'
import classes from './RowActions.module.css'

/** What stands behind a row that was swiped open: close or reopen it, and take it or give it back. */
export function RowActions({ conversation, onDone }: { conversation: Conversation; onDone: () => void }) {
  const { t } = useText()
  const me = useStaff()
  const may = useMay()
  const { mutate } = useConversationDeed()
  const { id, state, assignee } = conversation
  if (!may('inbox.reply')) return null
  const isClosed = state === 'closed'
  const run = (deed: Parameters<typeof mutate>[0]['deed']) => {
    onDone()
    mutate({ conversationId: id, deed })
  }
  return (
    <div className={classes.actions}>
      <UnstyledButton
        className={classes.action}
        data-tone={isClosed ? 'reopen' : 'close'}
        onClick={() => run({ kind: 'state', state: isClosed ? 'open' : 'closed' })}
      >
        {isClosed ? <IconCircle size={20} aria-hidden /> : <IconCheck size={20} aria-hidden />}
        {t(isClosed ? 'inbox.deed.reopen' : 'inbox.deed.close')}
      </UnstyledButton>
      <UnstyledButton
        className={classes.action}
        data-tone="assign"
        onClick={() => run({ kind: 'assign', staffId: assignee === null ? me.id : null })}
      >
        {assignee === null ? <IconUserPlus size={20} aria-hidden /> : <IconUserMinus size={20} aria-hidden />}
        {t(assignee === null ? 'inbox.deed.take' : 'inbox.deed.unassign')}
      </UnstyledButton>
    </div>
  )
}
