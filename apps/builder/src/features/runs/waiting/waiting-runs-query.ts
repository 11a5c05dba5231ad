import type { Schemas } from '@counterflow/api-client'
import { queryOptions } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'

export type WaitingRuns = Schemas['WaitingRuns']
export type RunSettling = Schemas['RunSettling']

/** In milliseconds; the server tells of progress besides. */
const whileUnderWay = 2_000

export const waitingRunsQuery = (workflowId: string, liveVersionId: string | null) =>
  queryOptions({
    queryKey: ['waiting-runs', workflowId, liveVersionId],
    queryFn: () =>
      answered(api.GET('/api/v1/workflows/{workflowId}/waiting-runs', { params: { path: { workflowId } } })),
    refetchInterval: ({ state: { data } }) => (data?.settlings.some(isUnderWay) ? whileUnderWay : false),
  })

export const isUnderWay = ({ finishedAt }: RunSettling): boolean => finishedAt === null

/** Whether some runs stayed where they were. */
export const hasLeft = ({ left, replaced, failed }: RunSettling): boolean =>
  left.length > 0 || replaced > 0 || failed > 0
