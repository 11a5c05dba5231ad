import type { Schemas } from '@counterflow/api-client'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answered, api } from '../../platform/api/client'
import { isFinished, type RunStatus } from './run-status'

export type Run = Schemas['Run']
export type RunSummary = Schemas['RunSummary']
export type RunStep = Schemas['RunStep']

/** A run says nothing when it ends well, so what is shown of open runs is asked for again; not in a hidden tab. */
const pollMilliseconds = 2_000

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
    refetchInterval: pollMilliseconds,
  })

export const runQuery = (runId: string) =>
  queryOptions({
    queryKey: ['run', runId],
    queryFn: () => answered(api.GET('/api/v1/runs/{runId}', { params: { path: { runId } } })),
    refetchInterval: ({ state: { data } }) =>
      data?.retries.every(isFinished) && isFinished(data) ? false : pollMilliseconds,
  })

export const stepQuery = (runId: string, { nodeId, iteration, attempt }: RunStep) =>
  queryOptions({
    queryKey: ['run', runId, 'step', nodeId, iteration.join('.'), attempt],
    queryFn: () =>
      answered(
        api.GET('/api/v1/runs/{runId}/steps/{nodeId}', {
          params: { path: { runId, nodeId }, query: { attempt, iteration: iteration.join('.') } },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  })
