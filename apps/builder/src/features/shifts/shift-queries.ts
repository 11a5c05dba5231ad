import type { Schemas } from '@counterflow/api-client'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../platform/api/client'

export type Shift = Schemas['Shift']
export type ShiftDetail = Schemas['ShiftDetail']
export type LedgerEntry = Schemas['LedgerEntry']

export const shiftStates = ['open', 'ended', 'closed', 'amended', 'different'] as const

/** By what shifts are filtered. */
export interface ShiftFilters {
  registerId?: string | undefined
  state?: (typeof shiftStates)[number] | undefined
  /** Opened then or later. */
  from?: string | undefined
  /** Opened before then. */
  before?: string | undefined
}

export const shiftsQuery = (filters: ShiftFilters) =>
  infiniteQueryOptions({
    queryKey: ['shifts', filters],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answered(api.GET('/api/v1/shifts', { params: { query: { ...filters, cursor: pageParam } } })),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

export const openShiftsQuery = queryOptions({
  queryKey: ['shifts', 'open'],
  queryFn: async () =>
    (await answered(api.GET('/api/v1/shifts', { params: { query: { state: 'open', limit: 100 } } }))).items,
})

export const shiftQuery = (shiftId: string) =>
  queryOptions({
    queryKey: ['shift', shiftId],
    queryFn: () => answered(api.GET('/api/v1/shifts/{shiftId}', { params: { path: { shiftId } } })),
  })

/** Says what the drawer of an ended shift held. */
export function useCountDrawer(shiftId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { counted: number; note: string | null }) =>
      answered(api.PUT('/api/v1/shifts/{shiftId}/drawer-count', { params: { path: { shiftId } }, body })),
    onSuccess: (shift) => {
      client.setQueryData(shiftQuery(shiftId).queryKey, shift)
      for (const root of ['shifts', 'till-exceptions']) void client.invalidateQueries({ queryKey: [root] })
    },
  })
}

const entriesAtATime = 50

export const shiftEntriesQuery = (shiftId: string) =>
  infiniteQueryOptions({
    queryKey: ['shift', shiftId, 'entries'],
    initialPageParam: 0,
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/v1/shifts/{shiftId}/entries', {
          params: { path: { shiftId }, query: { after: pageParam, limit: entriesAtATime } },
        }),
      ),
    getNextPageParam: ({ items, more }) => (more ? items.at(-1)?.seq : undefined),
  })
