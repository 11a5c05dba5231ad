import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { answered, api } from '../../../platform/api/client'
import { useIdempotencyKey } from '../../../platform/api/idempotency-key'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { type Draft, type DraftContent, draftQuery } from '../draft-queries'

/** Saves a draft: a new one under a key that makes it once, a known one with the version that was seen. */
export function useDraftSaving(draft: Draft | undefined) {
  const client = useQueryClient()
  const router = useRouter()
  const keyFor = useIdempotencyKey()
  return useMutation({
    mutationFn: (content: DraftContent) =>
      draft === undefined
        ? answered(
            api.POST('/api/v1/drafts', {
              body: content,
              params: { header: { 'Idempotency-Key': keyFor(content) } },
            }),
          )
        : answered(
            api.PUT('/api/v1/drafts/{draftId}', {
              params: { path: { draftId: draft.id } },
              body: { version: draft.version, content },
            }),
          ),
    onSuccess: async (saved) => {
      client.setQueryData(draftQuery(saved.id).queryKey, saved)
      void client.invalidateQueries({ queryKey: ['drafts'] })
      if (draft === undefined) {
        await router.navigate({
          to: '/orders/drafts/$draftId',
          params: { draftId: saved.id },
          replace: true,
          // It is saved, and this is its address.
          ignoreBlocker: true,
        })
      }
    },
  })
}

/** Duplicates and deletes a draft. */
export function useDraftDeeds(draft: Draft) {
  const client = useQueryClient()
  const router = useRouter()
  const onError = useNotifyProblem()
  const keyFor = useIdempotencyKey()
  const path = { draftId: draft.id }
  const duplicate = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/api/v1/drafts/{draftId}/duplicate', {
          params: { path, header: { 'Idempotency-Key': keyFor(['duplicate', draft.id, draft.version]) } },
        }),
      ),
    onSuccess: (copy) => router.navigate({ to: '/orders/drafts/$draftId', params: { draftId: copy.id } }),
    onError,
  })
  const remove = useMutation({
    mutationFn: () => answered(api.DELETE('/api/v1/drafts/{draftId}', { params: { path } })),
    onSuccess: async () => {
      // What was written into it goes with it.
      await router.navigate({ to: '/orders/drafts', replace: true, ignoreBlocker: true })
      client.removeQueries({ queryKey: draftQuery(draft.id).queryKey })
      void client.invalidateQueries({ queryKey: ['drafts'] })
    },
    onError,
  })
  return { duplicate, remove }
}
