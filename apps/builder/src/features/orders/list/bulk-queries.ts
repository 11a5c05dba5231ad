import type { Schemas } from '@counterflow/api-client'
import type { OrderFilters } from '@counterflow/core'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'
import { useIdempotencyKey } from '../../../platform/api/idempotency-key'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'

export type OrderBulk = Schemas['OrderBulk']
export type OrderDeed = Schemas['OrderDeed']

/** Some orders by their ids, or all that match. */
export type WhichOrders = { ids: string[] } | { filters: OrderFilters }

/** Should the stream be cut off, progress is still seen. */
const pollMilliseconds = 2_000

export const orderBulkQuery = (bulkId: string) =>
  queryOptions({
    queryKey: ['order-bulk', bulkId],
    queryFn: () => answered(api.GET('/api/v1/order-bulks/{bulkId}', { params: { path: { bulkId } } })),
    refetchInterval: ({ state: { data } }) => (data?.state === 'running' ? pollMilliseconds : false),
  })

/** Starts a deed for many orders; sent again after a lost answer, it is the same one. */
export function useStartBulk(onStarted: (bulk: OrderBulk) => void) {
  const client = useQueryClient()
  const keyFor = useIdempotencyKey()
  return useMutation({
    mutationFn: ({ deed, orders, round }: { deed: OrderDeed; orders: WhichOrders; round: number }) =>
      answered(
        api.POST('/api/v1/order-bulks', {
          params: { header: { 'Idempotency-Key': keyFor([deed, orders, round]) } },
          body: { deed, orders },
        }),
      ),
    onSuccess: (bulk) => {
      client.setQueryData(orderBulkQuery(bulk.id).queryKey, bulk)
      onStarted(bulk)
    },
  })
}

/** What can be done with one that was started. */
export function useBulkDeeds(bulkId: string) {
  const client = useQueryClient()
  const onError = useNotifyProblem()
  const onSuccess = (bulk: OrderBulk) => client.setQueryData(orderBulkQuery(bulkId).queryKey, bulk)
  const params = { path: { bulkId } }
  const stop = useMutation({
    mutationFn: () => answered(api.POST('/api/v1/order-bulks/{bulkId}/stop', { params })),
    onSuccess,
    onError,
  })
  const retry = useMutation({
    mutationFn: () => answered(api.POST('/api/v1/order-bulks/{bulkId}/retry', { params })),
    onSuccess,
    onError,
  })
  return { stop, retry }
}
