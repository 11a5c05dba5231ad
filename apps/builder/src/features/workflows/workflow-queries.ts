import type { Schemas } from '@counterflow/api-client'
import { queryOptions } from '@tanstack/react-query'
import { answered, api } from '../../platform/api/client'

export type WorkflowSummary = Schemas['WorkflowSummary']
export type Workflow = Schemas['Workflow']
export type Template = Schemas['Template']

export const workflowsQuery = queryOptions({
  queryKey: ['workflows'],
  queryFn: async () => (await answered(api.GET('/api/v1/workflows'))).items,
})

export const workflowQuery = (workflowId: string) =>
  queryOptions({
    queryKey: ['workflow', workflowId],
    queryFn: () => answered(api.GET('/api/v1/workflows/{workflowId}', { params: { path: { workflowId } } })),
  })

export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: async () => (await answered(api.GET('/api/v1/templates'))).items,
})

/** The triggers and actions that the installed plugins bring. They change only with a restart. */
export const pluginsQuery = queryOptions({
  queryKey: ['plugins'],
  staleTime: 5 * 60_000,
  queryFn: async () => (await answered(api.GET('/api/v1/plugins'))).items,
})
