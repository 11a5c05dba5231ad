import type { Schemas } from '@counterflow/api-client'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { answered, api } from '../../../platform/api/client'
import { useIdempotencyKey } from '../../../platform/api/idempotency-key'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'

export type RetryPlan = Schemas['RetryPlan']
export type RepeatedEffect = Schemas['RepeatedEffect']

/** From where a run is taken up again (`start`, `failed` or a step's id), and on which version. */
export interface RetryWish {
  from: string
  version: 'original' | 'latest'
}

export const retryPlanQuery = (runId: string, wish: RetryWish) =>
  queryOptions({
    queryKey: ['run', runId, 'retry-plan', wish],
    queryFn: () =>
      answered(api.GET('/api/v1/runs/{runId}/retry-plan', { params: { path: { runId }, query: wish } })),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })

/** Makes the new run and goes to it. */
export function useRetry(runId: string, onDone: () => void) {
  const client = useQueryClient()
  const router = useRouter()
  const keyFor = useIdempotencyKey()
  const notifyProblem = useNotifyProblem()
  return useMutation({
    mutationFn: (wish: RetryWish) =>
      answered(
        api.POST('/api/v1/runs/{runId}/retry', {
          params: { path: { runId }, header: { 'Idempotency-Key': keyFor([runId, wish]) } },
          body: wish,
        }),
      ),
    onSuccess: async (made) => {
      onDone()
      void client.invalidateQueries({ queryKey: ['runs'] })
      void client.invalidateQueries({ queryKey: ['run', runId] })
      await router.navigate({ to: '/runs/$runId', params: { runId: made.runId } })
    },
    onError: notifyProblem,
  })
}
