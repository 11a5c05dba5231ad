import { useText } from '@counterflow/ui'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useInPalette } from '../../../platform/palette/palette-sources'
import { useMay, useStaff } from '../../session/useStaff'
import type { ConversationDetail } from '../conversation-queries'
import { useInbox } from '../InboxContext'
import { useConversationDeed } from '../useConversationDeeds'
import { isTyping } from './is-typing'
import { deedFor, type InboxDeed, inboxDeeds, inboxKeys } from './keymap'

const ShortcutsDialog = lazy(async () => ({ default: (await import('./ShortcutsDialog')).ShortcutsDialog }))

interface ConversationCommandsProps {
  conversation: ConversationDetail
  onReply: (mode: 'reply' | 'note') => void
  onAssign: () => void
  onSnooze: () => void
}

/** What keys and the palette do with the open conversation. */
export function ConversationCommands(props: ConversationCommandsProps) {
  const { conversation, onReply, onAssign, onSnooze } = props
  const { t } = useText()
  const me = useStaff()
  const may = useMay()
  const { after, open } = useInbox()
  const { mutate } = useConversationDeed()
  const [explains, setExplains] = useState(false)
  const { id, state } = conversation
  const turn = (to: 'open' | 'closed') => mutate({ conversationId: id, deed: { kind: 'state', state: to } })
  const deeds: { readonly [Deed in InboxDeed]?: () => void } = {
    shortcuts: () => setExplains(true),
    ...(may('inbox.reply') && {
      reply: () => onReply('reply'),
      note: () => onReply('note'),
      close: () => turn(state === 'closed' ? 'open' : 'closed'),
      closeAndNext: () => {
        const next = after()
        turn('closed')
        open(next)
      },
      snooze: onSnooze,
      assign: onAssign,
      unread: () => {
        mutate({ conversationId: id, deed: { kind: 'unread', unread: true } })
        open(undefined)
      },
    }),
  }
  const latest = useRef(deeds)
  useEffect(() => {
    latest.current = deeds
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat || isTyping(event.target)) return
      const deed = deedFor(event)
      const run = deed === undefined ? undefined : latest.current[deed]
      if (run === undefined) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  useInPalette(() => [
    {
      name: t('inbox.conversation'),
      entries: [
        ...inboxDeeds.flatMap((deed) => {
          const run = deeds[deed]
          return run === undefined
            ? []
            : [{ id: `inbox ${deed}`, label: t(`inbox.key.${deed}`), keys: inboxKeys[deed], run }]
        }),
        ...(may('inbox.reply')
          ? [
              {
                id: 'inbox take',
                label: t('inbox.deed.take'),
                run: () => mutate({ conversationId: id, deed: { kind: 'assign', staffId: me.id } }),
              },
            ]
          : []),
      ],
    },
  ])
  return <Suspense>{explains && <ShortcutsDialog onClose={() => setExplains(false)} />}</Suspense>
}
