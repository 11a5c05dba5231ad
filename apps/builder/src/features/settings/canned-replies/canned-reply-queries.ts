import type { Schemas } from '@counterflow/api-client'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'

export type CannedReply = Schemas['CannedReply']
export type WrittenReply = Pick<CannedReply, 'shortcut' | 'title' | 'text'>

export const cannedRepliesQuery = queryOptions({
  queryKey: ['canned-replies'],
  queryFn: async () => (await answered(api.GET('/api/v1/canned-replies'))).items,
})

/** Makes a canned reply, or changes `reply`. */
export function useStoreReply(reply: CannedReply | undefined) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (written: WrittenReply) =>
      reply === undefined
        ? answered(api.POST('/api/v1/canned-replies', { body: written }))
        : answered(
            api.PUT('/api/v1/canned-replies/{cannedReplyId}', {
              params: { path: { cannedReplyId: reply.id } },
              body: { ...written, version: reply.version },
            }),
          ),
    onSettled: () => void client.invalidateQueries({ queryKey: cannedRepliesQuery.queryKey }),
  })
}

export function useDeleteReply() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (cannedReplyId: string) =>
      answered(api.DELETE('/api/v1/canned-replies/{cannedReplyId}', { params: { path: { cannedReplyId } } })),
    onSettled: () => void client.invalidateQueries({ queryKey: cannedRepliesQuery.queryKey }),
  })
}
