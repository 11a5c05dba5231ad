import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'
import { type Draft, draftQuery } from '../draft-queries'

/** Holds the products of a draft until a moment, or (null) no more. */
export function useReservation(draft: Draft) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (wish: { until: string | null; allowOversell: boolean }) =>
      answered(
        api.PUT('/api/v1/drafts/{draftId}/reservation', {
          params: { path: { draftId: draft.id } },
          body: { version: draft.version, ...wish },
        }),
      ),
    onSuccess: (changed) => {
      client.setQueryData(draftQuery(draft.id).queryKey, changed)
      for (const root of ['drafts', 'stock', 'products']) void client.invalidateQueries({ queryKey: [root] })
    },
  })
}
