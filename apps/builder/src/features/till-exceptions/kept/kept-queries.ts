import type { Schemas } from '@counterflow/api-client'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'

export type KeptEntry = Schemas['ParkedEvent']
export type KeptEntryDetail = Schemas['ParkedEventDetail']

/** What was decided about kept entries, or that nothing was yet. */
export const keptStates = ['open', 'accepted', 'set_aside'] as const

interface KeptFilters {
  registerId?: string | undefined
  state?: KeptEntry['state'] | undefined
}

/** Entries of tills that were stored and not entered. */
export const keptEntriesQuery = (filters: KeptFilters) =>
  infiniteQueryOptions({
    queryKey: ['till-kept', filters],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/v1/till/parked-events', { params: { query: { ...filters, cursor: pageParam } } }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

export const keptEntryQuery = (parkedId: string) =>
  queryOptions({
    queryKey: ['till-kept', 'one', parkedId],
    queryFn: () =>
      answered(api.GET('/api/v1/till/parked-events/{parkedId}', { params: { path: { parkedId } } })),
  })

/** Decides about a kept entry: enters it all the same, or leaves it out for good. */
export function useDecide(parkedId: string) {
  const client = useQueryClient()
  const params = { path: { parkedId } }
  return useMutation({
    mutationFn: ({ deed, note }: { deed: 'accept' | 'setAside'; note: string }) =>
      deed === 'accept'
        ? answered(api.POST('/api/v1/till/parked-events/{parkedId}/accept', { params, body: { note } }))
        : answered(api.POST('/api/v1/till/parked-events/{parkedId}/set-aside', { params, body: { note } })),
    onSettled: () => {
      for (const root of ['till-kept', 'till-exceptions', 'completeness', 'shifts', 'shift']) {
        void client.invalidateQueries({ queryKey: [root] })
      }
    },
  })
}
