import { z } from 'zod'
import type { FulfilmentStatus } from './fulfilment-status.js'
import { allowedStatuses } from './payment-operation.js'
import type { PaymentStatus } from './payment-status.js'

export const cancelReasonSchema = z
  .enum(['customer', 'fraud', 'inventory', 'declined', 'staff', 'other'])
  .meta({ id: 'CancelReason' })

/**
 * Why an order was cancelled: its customer changed their mind, it looks like fraud, goods are missing, it was not
 * paid, the shop made a mistake, or something else.
 */
export type CancelReason = z.infer<typeof cancelReasonSchema>

export const paymentOnCancelSchema = z.enum(['give_back', 'keep']).meta({ id: 'PaymentOnCancel' })

/**
 * What becomes of the payment of a cancelled order. `give_back` releases what is only held and refunds what was
 * taken; `keep` leaves it to a person.
 */
export type PaymentOnCancel = z.infer<typeof paymentOnCancelSchema>

/** What decides whether an order may still be cancelled. Instants are ISO 8601; null while it has not happened. */
export interface CancellableOrder {
  readonly cancelledAt: string | null
  readonly fulfilledAt: string | null
  /** An order of which a part has left cannot be cancelled either. */
  readonly fulfilmentStatus: FulfilmentStatus
  /** Null for an order without a payment. */
  readonly paymentStatus: PaymentStatus | null
}

/** Whether an order may be cancelled, and what has to be asked of the gateway then; or why not. */
export type CancellationDecision =
  | { readonly allowed: true; readonly payment: 'void' | 'refund' | null }
  | { readonly allowed: false; readonly reason: 'already_cancelled' | 'fulfilled' | 'payment_pending' }

/**
 * Decides whether `order` may be cancelled now. Goods that have left cannot be called back by cancelling, and a
 * payment whose outcome is still unknown must end first.
 */
export function decideCancellation(order: CancellableOrder, payment: PaymentOnCancel): CancellationDecision {
  if (order.cancelledAt !== null) return { allowed: false, reason: 'already_cancelled' }
  if (order.fulfilledAt !== null || order.fulfilmentStatus !== 'unfulfilled') {
    return { allowed: false, reason: 'fulfilled' }
  }
  const { paymentStatus } = order
  if (paymentStatus === 'pending') return { allowed: false, reason: 'payment_pending' }
  if (paymentStatus === null || payment === 'keep') return { allowed: true, payment: null }
  const operation = (['void', 'refund'] as const).find((kind) =>
    allowedStatuses[kind].includes(paymentStatus),
  )
  return { allowed: true, payment: operation ?? null }
}

/** Whether the goods of `order` are free to be sold again: nobody will be sent them. */
export function mayRestock(order: CancellableOrder): boolean {
  const { cancelledAt, fulfilmentStatus, paymentStatus } = order
  if (cancelledAt !== null) return true
  return fulfilmentStatus === 'unfulfilled' && (paymentStatus === 'declined' || paymentStatus === 'voided')
}
