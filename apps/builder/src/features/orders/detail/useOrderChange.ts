import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAttemptKey } from '../../../platform/api/idempotency-key'
import { isProblem } from '../../../platform/api/problem'
import { type Order, orderQuery, showOrder } from '../order-queries'

/** What goes with a change of an order: the key of the deed, and the version that it was decided by. */
export interface ChangeTerms {
  orderId: string
  version: number
  header: { 'Idempotency-Key': string }
}

/**
 * Changes an order as the reader saw it when the dialog opened. When somebody else has changed it since, the order is
 * read again and the dialog keeps what was typed: `accept` goes on with the order as it is now.
 * @param follows for a form of the page itself, which shows the order as it is all the time.
 */
export function useOrderChange<Body>(
  order: { readonly version: number; readonly snapshot: { readonly id: string } },
  send: (body: Body, terms: ChangeTerms) => Promise<Order>,
  { follows = false }: { follows?: boolean } = {},
) {
  const client = useQueryClient()
  const { keyFor, noteDecline } = useAttemptKey()
  const [opened, setOpened] = useState(order.version)
  const version = follows ? order.version : opened
  // The same contents after a success are a new deed.
  const [done, setDone] = useState(0)
  const orderId = order.snapshot.id
  const change = useMutation({
    mutationFn: (body: Body) =>
      send(body, { orderId, version, header: { 'Idempotency-Key': keyFor([body, version, done]) } }),
    onSuccess: (changed: Order) => {
      showOrder(client, changed)
      setOpened(changed.version)
      setDone((count) => count + 1)
    },
    onError: (error) => {
      if (isProblem(error, 'gateway-declined')) noteDecline()
      // The order may have changed although an answer did not come, or its gateway refused.
      void client.invalidateQueries({ queryKey: orderQuery(orderId).queryKey })
    },
  })
  const accept = () => {
    setOpened(order.version)
    change.reset()
  }
  return { change, accept }
}
