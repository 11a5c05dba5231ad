import type { Topic } from '@counterflow/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../platform/api/client'
import { useNotifyProblem } from '../../platform/api/useNotifyProblem'
import { showConversation, showEntry } from './conversation-queries'

/** What can be done with a conversation as a whole. Each deed says what is to be, so it is safe to repeat. */
export type ConversationDeed =
  | { kind: 'state'; state: 'open' | 'closed' }
  | { kind: 'snooze'; until: string | null }
  | { kind: 'assign'; staffId: string | null }
  | { kind: 'unread'; unread: boolean }
  | { kind: 'tags'; tags: string[] }

function send(conversationId: string, deed: ConversationDeed) {
  const params = { path: { conversationId } }
  switch (deed.kind) {
    case 'state':
      return api.PUT('/api/v1/conversations/{conversationId}/state', { params, body: { state: deed.state } })
    case 'snooze':
      return api.PUT('/api/v1/conversations/{conversationId}/snooze', { params, body: { until: deed.until } })
    case 'assign':
      return api.PUT('/api/v1/conversations/{conversationId}/assignee', {
        params,
        body: { staffId: deed.staffId },
      })
    case 'unread':
      return api.PUT('/api/v1/conversations/{conversationId}/unread', {
        params,
        body: { unread: deed.unread },
      })
    case 'tags':
      return api.PUT('/api/v1/conversations/{conversationId}/tags', { params, body: { tags: deed.tags } })
  }
}

/** Does something with a conversation and shows what became of it; a failure is told of. */
export function useConversationDeed() {
  const client = useQueryClient()
  const onError = useNotifyProblem()
  return useMutation({
    mutationFn: ({ conversationId, deed }: { conversationId: string; deed: ConversationDeed }) =>
      answered(send(conversationId, deed)),
    onSuccess: (changed) => showConversation(client, changed),
    onError,
  })
}

/** Corrects what a message is about; null takes the label away. */
export function useTopicCorrection(conversationId: string) {
  const client = useQueryClient()
  const onError = useNotifyProblem()
  return useMutation({
    mutationFn: ({ entryId, topic }: { entryId: string; topic: Topic | null }) =>
      answered(
        api.PUT('/api/v1/conversations/{conversationId}/entries/{entryId}/topic', {
          params: { path: { conversationId, entryId } },
          body: { topic },
        }),
      ),
    onSuccess: (entry) => {
      showEntry(client, conversationId, entry)
      void client.invalidateQueries({ queryKey: ['conversations'] })
    },
    onError,
  })
}
