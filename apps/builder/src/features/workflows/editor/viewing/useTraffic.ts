import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { answered, api } from '../../../../platform/api/client'
import { useMay } from '../../../session/useStaff'
import { workflowQuery } from '../../workflow-queries'

const pollMilliseconds = 30_000

const trafficQuery = (workflowId: string) =>
  queryOptions({
    queryKey: ['traffic', workflowId],
    refetchInterval: pollMilliseconds,
    queryFn: () =>
      answered(api.GET('/api/v1/workflows/{workflowId}/traffic', { params: { path: { workflowId } } })),
  })

/** How many runs of the last day went along a connection; undefined while the workflow is off or nothing has run. */
export function useTraffic(
  workflowId: string,
): ((edge: { from: string; port: string }) => number | undefined) | undefined {
  const may = useMay()
  const { data: live } = useQuery({ ...workflowQuery(workflowId), select: (workflow) => workflow.live })
  const { data } = useQuery({ ...trafficQuery(workflowId), enabled: may('runs.read') && live === true })
  return useMemo(() => {
    if (live !== true || data === undefined || data.runs === 0) return undefined
    const counts = new Map(data.ports.map(({ nodeId, port, count }) => [`${nodeId} ${port}`, count]))
    counts.set('trigger then', data.runs)
    return ({ from, port }) => counts.get(`${from} ${port}`) ?? 0
  }, [live, data])
}
