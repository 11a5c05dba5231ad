import type { Json, WorkflowDefinition } from '@counterflow/core'
import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { answered, api } from '../../../../platform/api/client'

/** What references of a preview find: what started a run, and what its steps answered. */
export interface PreviewSample {
  readonly trigger?: Json
  readonly steps: Readonly<Record<string, Json>>
}

const jsonSchema = z.json()

/** The answers that were seen once and kept with the definition. */
export function keptSample({ trigger, nodes }: WorkflowDefinition): PreviewSample {
  const steps = nodes.flatMap((node): [string, Json][] =>
    node.kind === 'action' && node.sample !== undefined ? [[node.id, node.sample]] : [],
  )
  const seen = trigger?.sample
  return { ...(seen === undefined ? {} : { trigger: seen }), steps: Object.fromEntries(steps) }
}

/** The values of the latest run of a workflow; null when it has never run. */
export const latestRunSample = (workflowId: string) =>
  queryOptions({
    queryKey: ['runs', 'latest-values', workflowId],
    queryFn: async (): Promise<PreviewSample | null> => {
      const query = { workflowId, limit: 1 }
      const { items } = await answered(api.GET('/api/v1/runs', { params: { query } }))
      const [latest] = items
      if (latest === undefined) return null
      const path = { runId: latest.id }
      const { trigger, steps } = await answered(api.GET('/api/v1/runs/{runId}', { params: { path } }))
      const answers = steps.flatMap(({ nodeId, status, output }): [string, Json][] =>
        status === 'succeeded' ? [[nodeId, jsonSchema.catch(null).parse(output)]] : [],
      )
      return { trigger: jsonSchema.catch(null).parse(trigger), steps: Object.fromEntries(answers) }
    },
  })
