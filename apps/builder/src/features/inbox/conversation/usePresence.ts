import { useEffect, useRef, useState } from 'react'
import { answered, api } from '../../../platform/api/client'
import type { Presence } from '../conversation-queries'

/** As often as one says that one is still there; typing is forgotten after 8 seconds without a further sign. */
const beat = 4_000

const nobody: Presence = { staff: [], customerTyping: false }

/** Says that the reader looks at a conversation or types in it, and tells who else does. */
export function usePresence(conversationId: string, known: Presence | undefined) {
  const [answer, setAnswer] = useState<Presence>()
  const typedAt = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    let left = false
    const say = async () => {
      if (document.visibilityState !== 'visible') return
      const doing = performance.now() - typedAt.current < beat ? 'typing' : 'viewing'
      try {
        const here = await answered(tell(conversationId, doing))
        if (!left) setAnswer(here)
      } catch {
        // Nobody is missed for the moment: it is said again soon.
      }
    }
    void say()
    const timer = setInterval(() => void say(), beat)
    return () => {
      left = true
      clearInterval(timer)
      tell(conversationId, 'away').catch(() => {
        // It is forgotten by itself.
      })
    }
  }, [conversationId])
  return {
    here: answer ?? known ?? nobody,
    typing: () => {
      typedAt.current = performance.now()
    },
    done: () => {
      typedAt.current = Number.NEGATIVE_INFINITY
    },
  }
}

const tell = (conversationId: string, doing: 'viewing' | 'typing' | 'away') =>
  api.PUT('/api/v1/conversations/{conversationId}/presence', {
    params: { path: { conversationId } },
    body: { doing },
    keepalive: doing === 'away',
  })
