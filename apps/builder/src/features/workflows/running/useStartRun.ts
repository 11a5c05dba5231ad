import type { Json } from '@counterflow/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { answered, api } from '../../../platform/api/client'
import { useIdempotencyKey } from '../../../platform/api/idempotency-key'

/** Starts a run of the live version and goes to it. */
export function useStartRun(workflowId: string) {
  const client = useQueryClient()
  const router = useRouter()
  const keyFor = useIdempotencyKey()
  return useMutation({
    mutationFn: (payload: Json) =>
      answered(
        api.POST('/api/v1/workflows/{workflowId}/runs', {
          params: { path: { workflowId }, header: { 'Idempotency-Key': keyFor(payload) } },
          body: { payload, version: 'live' },
        }),
      ),
    onSuccess: async ({ runId }) => {
      void client.invalidateQueries({ queryKey: ['runs'] })
      await router.navigate({ to: '/runs/$runId', params: { runId } })
    },
  })
}
