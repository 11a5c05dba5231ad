import { useCallback, useState } from 'react'
import { readStored, removeStored, writeStored } from '../../../platform/storage/stored'
import { type Draft, draftSchema, emptyDraft, isEmptyDraft } from './draft'

const storedUnder = (staffId: string, conversationId: string) =>
  `counterflow.inbox.${staffId}.draft.${conversationId}`

/** What `staffId` has begun to write in a conversation: it is there again after a reload. */
export function useDraft(staffId: string, conversationId: string) {
  const key = storedUnder(staffId, conversationId)
  const [draft, setDraft] = useState(() => readStored(key, draftSchema) ?? emptyDraft)
  const change = useCallback(
    (how: (before: Draft) => Draft) =>
      setDraft((before) => {
        const next = how(before)
        if (isEmptyDraft(next)) removeStored(key)
        else writeStored(key, next)
        return next
      }),
    [key],
  )
  return [draft, change] as const
}
