import { useEffect, useRef } from 'react'
import type { Conversation } from '../conversation-queries'
import { useConversationDeed } from '../useConversationDeeds'

/**
 * Opening a conversation marks it as read, and so does a message that comes in before one's eyes. What was marked as
 * unread by hand stays so until something new comes.
 */
export function useMarkedRead(conversation: Conversation | undefined): void {
  const readUpTo = useRef(-1)
  const { mutate } = useConversationDeed()
  useEffect(() => {
    if (conversation === undefined) return undefined
    const { id, unread, lastPosition } = conversation
    const mark = () => {
      if (document.visibilityState !== 'visible' || lastPosition <= readUpTo.current) return
      readUpTo.current = lastPosition
      if (unread) mutate({ conversationId: id, deed: { kind: 'unread', unread: false } })
    }
    mark()
    document.addEventListener('visibilitychange', mark)
    return () => document.removeEventListener('visibilitychange', mark)
  }, [conversation, mutate])
}
