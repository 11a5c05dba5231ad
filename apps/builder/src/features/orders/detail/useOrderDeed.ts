import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { type Order, showOrder } from '../order-queries'

export type PlainDeed = 'restock'

/** Does something with a whole order that needs no more to be said. */
export function useOrderDeed(order: Order) {
  const client = useQueryClient()
  const notifyProblem = useNotifyProblem()
  const orderId = order.snapshot.id
  const onSuccess = (changed: Order) => showOrder(client, changed)
  const plain = useMutation({
    mutationFn: (_: PlainDeed) =>
      answered(api.POST('/api/v1/orders/{orderId}/restock', { params: { path: { orderId } } })),
    onSuccess,
    onError: notifyProblem,
  })
  return { plain }
}
