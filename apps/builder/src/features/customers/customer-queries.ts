import type { Schemas } from '@counterflow/api-client'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answered, api } from '../../platform/api/client'

export type Customer = Schemas['Customer']
export type CustomerProfile = Schemas['CustomerProfile']
export type CustomerAddress = Schemas['CustomerAddress']
export type CustomerNote = Schemas['CustomerNote']
export type TimelineEntry = Schemas['CustomerTimelineEntry']
export type SuspectedDuplicate = Schemas['SuspectedDuplicate']

/** Which customers are asked for, as the API takes it: several values of one field are parted by commas. */
export interface AskedCustomers {
  search?: string | undefined
  tag?: string | undefined
  subscribed?: 'true' | 'false' | undefined
  country?: string | undefined
  spentFrom?: number | undefined
  spentTo?: number | undefined
  ordersFrom?: number | undefined
  ordersTo?: number | undefined
  lastOrderFrom?: string | undefined
  lastOrderBefore?: string | undefined
  limit?: number | undefined
}

export const customersQuery = (filters: AskedCustomers) =>
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

/** What belongs to a customer has keys that begin with theirs: whatever makes the one stale makes all stale. */
const partOf = (customerId: string, part: string) => ['customer', customerId, part]

export const notesQuery = (customerId: string) =>
  infiniteQueryOptions({
    queryKey: partOf(customerId, 'notes'),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/v1/customers/{customerId}/notes', {
          params: { path: { customerId }, query: { limit: 20, cursor: pageParam } },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

export const timelineQuery = (customerId: string) =>
  infiniteQueryOptions({
    queryKey: partOf(customerId, 'timeline'),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/v1/customers/{customerId}/timeline', {
          params: { path: { customerId }, query: { limit: 20, cursor: pageParam } },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

export const consentsQuery = (customerId: string) =>
  queryOptions({
    queryKey: partOf(customerId, 'consents'),
    queryFn: () =>
      answered(
        api.GET('/api/v1/customers/{customerId}/consents', {
          params: { path: { customerId }, query: { limit: 100 } },
        }),
      ),
  })

export const duplicatesQuery = (customerId: string) =>
  queryOptions({
    queryKey: partOf(customerId, 'duplicates'),
    queryFn: () =>
      answered(api.GET('/api/v1/customers/{customerId}/duplicates', { params: { path: { customerId } } })),
  })

export const customerTagsQuery = queryOptions({
  queryKey: ['customers', 'tags'],
  queryFn: () => answered(api.GET('/api/v1/customer-tags', { params: { query: { limit: 100 } } })),
})
