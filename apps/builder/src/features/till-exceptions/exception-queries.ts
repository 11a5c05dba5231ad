import type { Schemas } from '@counterflow/api-client'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../platform/api/client'

export type TillException = Schemas['TillException']
export type TillExceptionKind = TillException['kind']

/** Each kind once; the compiler tells of one that is not here. */
const kinds: Record<TillExceptionKind, true> = {
  tender_unknown: true,
  parked: true,
  gap: true,
  cash_difference: true,
  oversell: true,
  price_drift: true,
  tax_drift: true,
  unknown_product: true,
  duplicate_customer: true,
  discount_over_limit: true,
  return_unmatched: true,
  clock: true,
  rules_version: true,
  mismatch: true,
}

const isKind = (key: string): key is TillExceptionKind => key in kinds

/** The kinds of exceptions, what is urgent first. */
export const exceptionKinds: readonly TillExceptionKind[] = Object.keys(kinds).filter(isKind)

/** By what exceptions are filtered. */
export interface ExceptionFilters {
  state?: TillException['state'] | undefined
  kind?: TillExceptionKind | undefined
  registerId?: string | undefined
}

export const exceptionsQuery = (filters: ExceptionFilters) =>
  infiniteQueryOptions({
    queryKey: ['till-exceptions', filters],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answered(api.GET('/api/v1/till/exceptions', { params: { query: { ...filters, cursor: pageParam } } })),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

/** How many wait for somebody. */
export const openExceptionsQuery = queryOptions({
  queryKey: ['till-exceptions', 'count'],
  queryFn: async () => (await answered(api.GET('/api/v1/till/exceptions/count'))).open,
})

/** Says that an exception was seen to. */
export function useSettle({ id: exceptionId, version }: TillException) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (note: string) =>
      answered(
        api.POST('/api/v1/till/exceptions/{exceptionId}/settle', {
          params: { path: { exceptionId } },
          body: { version, note },
        }),
      ),
    onSettled: () => void client.invalidateQueries({ queryKey: ['till-exceptions'] }),
  })
}

/** Says that an exception was not seen to after all. */
export function useReopen() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id: exceptionId, version }: TillException) =>
      answered(
        api.POST('/api/v1/till/exceptions/{exceptionId}/reopen', {
          params: { path: { exceptionId } },
          body: { version },
        }),
      ),
    onSettled: () => void client.invalidateQueries({ queryKey: ['till-exceptions'] }),
  })
}
