import type { Schemas } from '@counterflow/api-client'
import type { Json } from '@counterflow/core'
import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
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

/** Payloads come as unknown JSON. */
export const jsonSchema: z.ZodType<Json> = z.json()

const pollMilliseconds = 10_000

/** When a workflow that is on starts by itself next. It changes with each poll, of which no event tells. */
export const triggerStateQuery = (workflowId: string) =>
  queryOptions({
    queryKey: ['workflow', workflowId, 'trigger'],
    refetchInterval: pollMilliseconds,
    queryFn: () =>
      answered(api.GET('/api/v1/workflows/{workflowId}/trigger', { params: { path: { workflowId } } })),
  })

/** Where a workflow takes deliveries, for those who set it up. */
export const webhookQuery = (workflowId: string) =>
  queryOptions({
    queryKey: ['workflow', workflowId, 'webhook'],
    queryFn: () =>
      answered(api.GET('/api/v1/workflows/{workflowId}/webhook', { params: { path: { workflowId } } })),
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
