import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'
import { useAttemptKey } from '../../../platform/api/idempotency-key'
import { isProblem } from '../../../platform/api/problem'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { type Order, showOrder } from '../order-queries'

export type PaymentDeed = 'capture' | 'void'

/** What of an order says how its payment stands. */
interface PaidOrder {
  readonly snapshot: { readonly id: string }
  readonly payment: Pick<NonNullable<Order['payment']>, 'captured' | 'refunded'> | null
}

/**
 * Does something with an order's payment. Repeating it after a lost answer does it once; after a gateway has declined it
 * is asked again.
 */
export function usePaymentDeed(order: PaidOrder) {
  const client = useQueryClient()
  const { keyFor, noteDecline } = useAttemptKey()
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
      if (isProblem(error, 'gateway-declined')) noteDecline()
      notifyProblem(error)
      void client.invalidateQueries({ queryKey: ['order', orderId] })
    },
  })
  return { settle }
}
