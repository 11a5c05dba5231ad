import type { Schemas } from '@counterflow/api-client'
import { queryOptions } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'

export type Version = Schemas['WorkflowVersion']

export const versionsQuery = (workflowId: string) =>
  queryOptions({
    queryKey: ['workflow', workflowId, 'versions'],
    queryFn: async () =>
      (
        await answered(
          api.GET('/api/v1/workflows/{workflowId}/versions', { params: { path: { workflowId } } }),
        )
      ).items,
  })

/** What a version does never changes. */
export const versionQuery = (workflowId: string, versionId: string) =>
  queryOptions({
    queryKey: ['workflow-version', workflowId, versionId],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () =>
      answered(
        api.GET('/api/v1/workflows/{workflowId}/versions/{versionId}', {
          params: { path: { workflowId, versionId } },
        }),
      ),
  })
