import type { CancelReason } from '@counterflow/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'
import { useIdempotencyKey } from '../../../platform/api/idempotency-key'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { type Order, showOrder } from '../order-queries'

export type PlainDeed = 'fulfil' | 'restock'

/** How somebody wants an order cancelled. */
export interface CancelWish {
  reason: CancelReason
  payment: 'give_back' | 'keep'
  restock: boolean
}

/** Does something with a whole order. Repeating it after a lost answer does it once. */
export function useOrderDeed(order: Order) {
  const client = useQueryClient()
  const keyFor = useIdempotencyKey()
  const notifyProblem = useNotifyProblem()
  const orderId = order.snapshot.id
  const onSuccess = (changed: Order) => showOrder(client, changed)
  const plain = useMutation({
    mutationFn: (deed: PlainDeed) => {
      const params = { path: { orderId } }
      return answered(
        deed === 'fulfil'
          ? api.POST('/api/v1/orders/{orderId}/fulfil', { params })
          : api.POST('/api/v1/orders/{orderId}/restock', { params }),
      )
    },
    onSuccess,
    onError: notifyProblem,
  })
  const cancel = useMutation({
    mutationFn: (body: CancelWish) => {
      const params = { path: { orderId }, header: { 'Idempotency-Key': keyFor(body) } }
      return answered(api.POST('/api/v1/orders/{orderId}/cancel', { params, body }))
    },
    onSuccess,
    // The order may be cancelled although its money could not be given back.
    onError: () => void client.invalidateQueries({ queryKey: ['order', orderId] }),
  })
  return { plain, cancel }
}
