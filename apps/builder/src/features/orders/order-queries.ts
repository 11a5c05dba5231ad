import type { Schemas } from '@counterflow/api-client'
import type { PaymentStatus, RiskLevel } from '@counterflow/core'
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { answered, api } from '../../platform/api/client'

export type Order = Schemas['Order']
export type OrderSummary = Schemas['OrderSummary']
export type TestCard = Schemas['TestCard']

export interface OrderFilters {
  search?: string | undefined
  paymentStatus?: PaymentStatus | undefined
  riskLevel?: RiskLevel | undefined
  customerId?: string | undefined
  limit?: number | undefined
}

export const ordersQuery = (filters: OrderFilters) =>
  infiniteQueryOptions({
    queryKey: ['orders', filters],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answered(api.GET('/api/v1/orders', { params: { query: { ...filters, cursor: pageParam } } })),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

export const orderQuery = (orderId: string) =>
  queryOptions({
    queryKey: ['order', orderId],
    queryFn: () => answered(api.GET('/api/v1/orders/{orderId}', { params: { path: { orderId } } })),
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
