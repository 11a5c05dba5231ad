import type { Schemas } from '@counterflow/api-client'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../platform/api/client'

export type Operations = Schemas['Operations']
export type RunningProcess = Schemas['RunningProcess']

const every = 5_000

/** What stands in no event, and so comes by asking, for as long as somebody looks. */
export const operationsQuery = queryOptions({
  queryKey: ['operations'],
  queryFn: () => answered(api.GET('/api/v1/operations')),
  staleTime: every,
  refetchInterval: every,
})

export const retentionQuery = queryOptions({
  queryKey: ['run-retention'],
  queryFn: () => answered(api.GET('/api/v1/operations/retention')),
})

export function useKeepRuns() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (keepDays: number) =>
      answered(api.PUT('/api/v1/operations/retention', { body: { keepDays } })),
    onSuccess: (retention) => client.setQueryData(retentionQuery.queryKey, retention),
  })
}
