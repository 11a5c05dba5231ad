import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'
import { useIdempotencyKey } from '../../../platform/api/idempotency-key'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { type Order, showOrder } from '../order-queries'

export type PaymentDeed = 'capture' | 'void'

/** Does something with an order's payment. Repeating it after a lost answer does it once. */
export function usePaymentDeed(order: Order) {
  const client = useQueryClient()
  const keyFor = useIdempotencyKey()
  const notifyProblem = useNotifyProblem()
  const orderId = order.snapshot.id
  const show = (changed: Order) => showOrder(client, changed)
  const paramsFor = (deed: unknown) => ({
    path: { orderId },
    header: { 'Idempotency-Key': keyFor([deed, order.payment?.captured, order.payment?.refunded]) },
  })
  const settle = useMutation({
    mutationFn: (deed: PaymentDeed) =>
      answered(
        deed === 'capture'
          ? api.POST('/api/v1/orders/{orderId}/capture', { params: paramsFor(deed) })
          : api.POST('/api/v1/orders/{orderId}/void', { params: paramsFor(deed) }),
      ),
    onSuccess: show,
    onError: (error) => {
      notifyProblem(error)
      void client.invalidateQueries({ queryKey: ['order', orderId] })
    },
  })
  return { settle }
}
