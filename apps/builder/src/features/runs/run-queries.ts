import type { Schemas } from '@counterflow/api-client'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answered, api } from '../../platform/api/client'
import type { RunStatus } from './run-status'

export type Run = Schemas['Run']
export type RunSummary = Schemas['RunSummary']
export type RunStep = Schemas['RunStep']

export interface RunFilters {
  workflowId?: string | undefined
  status?: RunStatus | undefined
  subjectId?: string | undefined
  limit?: number | undefined
}

export const runsQuery = (filters: RunFilters) =>
  infiniteQueryOptions({
    queryKey: ['runs', filters],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answered(api.GET('/api/v1/runs', { params: { query: { ...filters, cursor: pageParam } } })),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

export const runQuery = (runId: string) =>
  queryOptions({
    queryKey: ['run', runId],
    queryFn: () => answered(api.GET('/api/v1/runs/{runId}', { params: { path: { runId } } })),
  })
