import { useText } from '@counterflow/ui'
import { useEffect, useRef } from 'react'
import { announce } from '../../../platform/announcing/announce'
import type { Entry } from '../conversation-queries'
import { contentText } from '../words/content-text'

/** Reads out what others write while a conversation is open, for those who do not see the screen. */
export function useNewMessagesSpoken(conversationId: string, entries: readonly Entry[] | undefined): void {
  const text = useText()
  const heard = useRef<{ conversationId: string; position: number } | undefined>(undefined)
  useEffect(() => {
    if (entries === undefined) return
    const last = entries.at(-1)?.position ?? 0
    const before = heard.current
    heard.current = { conversationId, position: last }
    // What stands there at first is read like any page.
    if (before === undefined || before.conversationId !== conversationId) return
    const spoken = entries
      .filter(({ position, author, kind }) => {
        return position > before.position && author.type === 'customer' && kind === 'message'
      })
      .map(({ author, content }) => `${author.name}: ${contentText(content, text)}`)
    if (spoken.length > 0) announce(spoken.join('\n'))
  }, [conversationId, entries, text])
}
