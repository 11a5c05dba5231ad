import type { Schemas } from '@counterflow/api-client'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { answered, api } from '../../platform/api/client'

export type Product = Schemas['Product']
export type Variant = Schemas['Variant']

export const productsQuery = (filters: { search?: string | undefined; limit?: number | undefined }) =>
  infiniteQueryOptions({
    queryKey: ['products', filters],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answered(api.GET('/api/v1/products', { params: { query: { ...filters, cursor: pageParam } } })),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
