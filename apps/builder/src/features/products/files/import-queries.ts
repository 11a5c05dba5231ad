import type { Schemas } from '@counterflow/api-client'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'
import { formWith } from '../../../platform/api/form-with'

export type ProductImport = Schemas['ProductImport']
export type ImportRow = Schemas['ProductImportRow']
export type PlannedProduct = Schemas['PlannedProduct']

const isUnderWay = ({ status }: ProductImport) => status === 'checking' || status === 'applying'

/** An upload, asked for again while the server works on it. */
export const importQuery = (importId: string) =>
  queryOptions({
    queryKey: ['product-import', importId],
    queryFn: () =>
      answered(api.GET('/api/v1/product-imports/{importId}', { params: { path: { importId } } })),
    refetchInterval: ({ state }) => (state.data === undefined || isUnderWay(state.data) ? 700 : false),
  })

export const badRowsQuery = (importId: string) =>
  infiniteQueryOptions({
    queryKey: ['product-import', importId, 'bad-rows'],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam: cursor }) =>
      answered(
        api.GET('/api/v1/product-imports/{importId}/bad-rows', {
          params: { path: { importId }, query: { limit: 50, cursor } },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => (nextCursor === null ? undefined : Number(nextCursor)),
  })

export const plannedQuery = (importId: string) =>
  infiniteQueryOptions({
    queryKey: ['product-import', importId, 'products'],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam: cursor }) =>
      answered(
        api.GET('/api/v1/product-imports/{importId}/products', {
          params: { path: { importId }, query: { limit: 50, cursor } },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => (nextCursor === null ? undefined : Number(nextCursor)),
  })

export function useCheckFile() {
  return useMutation({
    mutationFn: (file: File) =>
      answered(
        api.POST('/api/v1/product-imports', { body: { file: '' }, bodySerializer: () => formWith(file) }),
      ),
  })
}

export function useApplyImport(importId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (leaveOutBad: boolean) =>
      answered(
        api.POST('/api/v1/product-imports/{importId}/apply', {
          params: { path: { importId } },
          body: { leaveOutBad },
        }),
      ),
    onSuccess: (begun) => client.setQueryData(importQuery(importId).queryKey, begun),
  })
}
