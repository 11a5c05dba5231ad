import type { Schemas } from '@counterflow/api-client'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answered, api } from '../../platform/api/client'

export type Customer = Schemas['Customer']
export type CustomerProfile = Schemas['CustomerProfile']

export const customersQuery = (filters: { search?: string | undefined; limit?: number | undefined }) =>
  infiniteQueryOptions({
    queryKey: ['customers', filters],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answered(api.GET('/api/v1/customers', { params: { query: { ...filters, cursor: pageParam } } })),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

export const customerQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['customer', customerId],
    queryFn: () => answered(api.GET('/api/v1/customers/{customerId}', { params: { path: { customerId } } })),
  })
