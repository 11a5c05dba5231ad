import { money } from '@counterflow/core'
import type { ManualPayment } from '../payments/manual/manual-payments.js'
import type { StoredFulfilment } from './fulfilments/stored-fulfilment.js'
import type { ShownOrder } from './order-detail.js'
import type { StoredRefund } from './refunds/order-refunds.js'

/** A payment by hand as the API shows it. */
export function shownManualPayment(payment: ManualPayment): ShownOrder['manualPayments'][number] {
  const { id, method, status, createdAt, paidAt, currency } = payment
  return {
    id,
    method,
    status,
    amount: money(payment.amount, currency),
    refunded: money(payment.refunded, currency),
    createdAt: createdAt.toISOString(),
    paidAt: paidAt?.toISOString() ?? null,
  }
}

/** A fulfilment as the API shows it. */
export function shownFulfilment({
  fulfilment,
  location,
  lines,
}: StoredFulfilment): ShownOrder['fulfilments'][number] {
  const { id, createdAt, cancelledAt, trackingCompany, trackingNumber, trackingUrl, actor } = fulfilment
  const tracking = {
    ...(trackingCompany === null ? {} : { company: trackingCompany }),
    ...(trackingNumber === null ? {} : { number: trackingNumber }),
    ...(trackingUrl === null ? {} : { url: trackingUrl }),
  }
  return {
    id,
    createdAt: createdAt.toISOString(),
    cancelledAt: cancelledAt?.toISOString() ?? null,
    tracking: Object.keys(tracking).length === 0 ? null : tracking,
    location,
    lines: lines.map(({ lineId, quantity }) => ({ lineId, quantity })),
    actor,
  }
}

/** A refund as the API shows it. */
export function shownRefund({ refund, lines }: StoredRefund): ShownOrder['refunds'][number] {
  const { id, createdAt, status, restock, reason, actor, currency } = refund
  return {
    id,
    createdAt: createdAt.toISOString(),
    status,
    amount: money(refund.amount, currency),
    byCard: money(refund.byCard, currency),
    shipping: money(refund.shipping, currency),
    lines: lines.map(({ lineId, quantity }) => ({ lineId, quantity })),
    restock,
    reason,
    actor,
  }
}
