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
