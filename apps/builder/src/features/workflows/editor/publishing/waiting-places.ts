import type { Schemas } from '@counterflow/api-client'
import { queryOptions } from '@tanstack/react-query'
import { answered, api } from '../../../../platform/api/client'

/** Runs that the draft would leave behind, by the step at which they wait. */
export type WaitingPlaces = Schemas['WaitingPlaces']

/** What may become of runs that wait when another version is turned on. */
export const waitingChoices = ['keep', 'move', 'cancel'] as const
export type WaitingChoice = (typeof waitingChoices)[number]

export const waitingPlacesQuery = (workflowId: string, revision: number) =>
  queryOptions({
    queryKey: ['runs', 'waiting', workflowId, 'places', revision],
    // They come and go while nobody edits anything.
    staleTime: 0,
    queryFn: () =>
      answered(
        api.GET('/api/v1/workflows/{workflowId}/waiting-runs/places', { params: { path: { workflowId } } }),
      ),
  })

/** Does what was chosen with all runs that wait on other versions than the live one. Answers for how many it was done. */
export async function settleWaiting(workflowId: string, choice: 'move' | 'cancel'): Promise<number> {
  const params = { path: { workflowId } }
  const { items } = await answered(api.GET('/api/v1/workflows/{workflowId}/waiting-runs', { params }))
  let settled = 0
  for (const { versionId } of items) {
    // Each call settles some at most; those that cannot move stay.
    for (let done = Number.POSITIVE_INFINITY, left = 1; done > 0 && left > 0; settled += done) {
      const body = { versionId, do: choice }
      ;({ done, left } = await answered(
        api.POST('/api/v1/workflows/{workflowId}/waiting-runs', { params, body }),
      ))
    }
  }
  return settled
}
