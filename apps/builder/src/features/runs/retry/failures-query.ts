import { queryOptions } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'

/** Failed runs that nobody has retried, together by what they failed of. */
export const failuresQuery = (workflowId: string | undefined) =>
  queryOptions({
    queryKey: ['runs', 'failures', workflowId ?? null],
    queryFn: () =>
      answered(
        api.GET('/api/v1/run-failures', {
          params: { query: workflowId === undefined ? {} : { workflowId } },
        }),
      ),
  })
