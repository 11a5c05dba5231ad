import type { Schemas } from '@counterflow/api-client'
import { queryOptions } from '@tanstack/react-query'
import { answered, api } from '../../../../platform/api/client'

export type TriggerSample = Schemas['TriggerSample']
export type StepSample = Schemas['StepSample']

const fresh = 60_000

/** What a trigger gave lately, and what the steps of the workflow answered. */
export const samplesQuery = (workflowId: string, trigger?: string) =>
  queryOptions({
    // Not below its workflow, which changes with every edit.
    queryKey: ['samples', workflowId, trigger ?? null],
    staleTime: fresh,
    queryFn: () =>
      answered(
        api.GET('/api/v1/workflows/{workflowId}/samples', {
          params: { path: { workflowId }, query: trigger === undefined ? {} : { trigger } },
        }),
      ),
  })
