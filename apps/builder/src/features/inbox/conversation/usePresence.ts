import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { answered, api } from '../../../platform/api/client'
import type { Presence } from '../conversation-queries'

/** In milliseconds: who types is forgotten after 8 seconds without a further sign, who looks after 40. */
const beats = { typing: 4_000, viewing: 15_000 } as const

const nobody: Presence = { staff: [], customerTyping: false }

/**
 * Says that the reader looks at a conversation or types in it, and tells who else does: as the stream of changes says
 * that it is another, and with each sign of one's own.
 */
export function usePresence(conversationId: string, known: Presence | undefined) {
  const typedAt = useRef(Number.NEGATIVE_INFINITY)
  const saidTypingAt = useRef(Number.NEGATIVE_INFINITY)
  const doing = () => (performance.now() - typedAt.current < beats.typing ? 'typing' : 'viewing')
  const { data, refetch } = useQuery({
    queryKey: ['conversation_presence', conversationId],
    queryFn: () => {
      const now = doing()
      if (now === 'typing') saidTypingAt.current = performance.now()
      return answered(tell(conversationId, now))
    },
    // A page that nobody sees says nothing: it is not asked in the background.
    refetchInterval: () => beats[doing()],
    staleTime: 0,
    gcTime: 0,
    // Nobody is missed for the moment: it is said again soon.
    retry: false,
    throwOnError: false,
  })
  useEffect(
    () => () => {
      typedAt.current = Number.NEGATIVE_INFINITY
      tell(conversationId, 'away').catch(() => {
        // It is forgotten by itself.
      })
    },
    [conversationId],
  )
  return {
    here: data ?? known ?? nobody,
    typing: () => {
      typedAt.current = performance.now()
      if (typedAt.current - saidTypingAt.current >= beats.typing) {
        saidTypingAt.current = typedAt.current
        void refetch()
      }
    },
    done: () => {
      typedAt.current = Number.NEGATIVE_INFINITY
      saidTypingAt.current = Number.NEGATIVE_INFINITY
      void refetch()
    },
  }
}

const tell = (conversationId: string, doing: 'viewing' | 'typing' | 'away') =>
  api.PUT('/api/v1/conversations/{conversationId}/presence', {
    params: { path: { conversationId } },
    body: { doing },
    keepalive: doing === 'away',
  })
