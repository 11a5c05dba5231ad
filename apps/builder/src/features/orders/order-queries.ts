import type { Schemas } from '@counterflow/api-client'
import type { OrderSort } from '@counterflow/core'
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { answered, api } from '../../platform/api/client'
import { type AskedFilters, filterQuery } from './list/order-search'

export type Order = Schemas['Order']
export type OrderSummary = Schemas['OrderSummary']
export type TestCard = Schemas['TestCard']

/** What a list of orders shows. */
export interface OrdersWish extends AskedFilters {
  sort?: OrderSort | undefined
  limit?: number | undefined
}

export const ordersQuery = ({ sort, limit, ...filters }: OrdersWish) =>
  infiniteQueryOptions({
    queryKey: ['orders', 'list', filters, sort, limit],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/v1/orders', {
          params: { query: { ...filterQuery(filters), sort, limit, cursor: pageParam } },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

/** How many match; counted up to a thousand. */
export const orderCountQuery = (filters: AskedFilters) =>
  queryOptions({
    queryKey: ['orders', 'count', filters],
    queryFn: () => answered(api.GET('/api/v1/orders/count', { params: { query: filterQuery(filters) } })),
  })

/** The tags of orders that are in use. */
export const orderTagsQuery = queryOptions({
  queryKey: ['order-tags'],
  queryFn: async () =>
    (await answered(api.GET('/api/v1/order-tags', { params: { query: { limit: 100 } } }))).items.map(
      ({ tag }) => tag,
    ),
})

export const orderQuery = (orderId: string) =>
  queryOptions({
    queryKey: ['order', orderId],
    queryFn: () => answered(api.GET('/api/v1/orders/{orderId}', { params: { path: { orderId } } })),
  })

/** Where the goods of an order lie that are still to be sent. */
export const orderStockQuery = (orderId: string) =>
  queryOptions({
    queryKey: ['order', orderId, 'stock'],
    queryFn: () => answered(api.GET('/api/v1/orders/{orderId}/stock', { params: { path: { orderId } } })),
  })

export const testCardsQuery = queryOptions({
  queryKey: ['test-cards'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async () => (await answered(api.GET('/api/v1/test-cards'))).items,
})

/**
 * Shows an order that a write answered, and asks for it again: by the time of the answer, its risk may have been
 * analysed and a workflow may have acted, and what the stream said of that came before this answer.
 */
export function showOrder(client: QueryClient, order: Order): void {
  const { queryKey } = orderQuery(order.snapshot.id)
  client.setQueryData(queryKey, order)
  void client.invalidateQueries({ queryKey })
  void client.invalidateQueries({ queryKey: ['orders'] })
}
