import {
  minorUnits,
  money,
  type OrderAccount,
  openAccount,
  orderPaymentStatus,
  outstandingOf,
} from '@counterflow/core'
import { newId } from '../../../platform/ids/new-id.js'
import type { manualPayments } from '../../payments/manual/manual-payment.table.js'
import type { orderFulfilmentLines, orderFulfilments } from '../fulfilments/fulfilment.table.js'
import type { orderDiscounts } from '../order.table.js'
import type { EntryOfOrder } from '../order-history.js'
import type { CounterSale } from './counter-sale.js'

/** What the order of a sale says of its money at once. */
export function accountOf({ currency, total, payments }: CounterSale): OrderAccount {
  const received = payments.reduce((sum, { amount, paid }) => sum + (paid ? amount : 0), 0)
  const account = openAccount(money(total, currency))
  return { ...account, manual: { ...account.manual, received: money(received, currency) } }
}

/** Whether all that is due was received. */
export const isPaid = (sale: CounterSale): boolean => orderPaymentStatus(accountOf(sale)) === 'captured'

/** The row of its order: it is fulfilled from the beginning. */
export function orderRowOf(sale: CounterSale, number: number, version: number) {
  const account = accountOf(sale)
  return {
    id: sale.id,
    number,
    version,
    placedAt: sale.placedAt,
    channel: 'till' as const,
    customerId: sale.customerId,
    currency: sale.currency,
    subtotal: sale.subtotal,
    shipping: minorUnits(0),
    discount: sale.discount,
    tax: sale.tax,
    rounding: sale.rounding,
    total: sale.total,
    outstanding: outstandingOf(account).amount,
    paymentStatus: orderPaymentStatus(account),
    fulfilmentStatus: 'fulfilled' as const,
    fulfilledAt: sale.placedAt,
    pieces: sale.lines.reduce((sum, { quantity }) => sum + quantity, 0),
    // Whoever stood at the counter with goods in hand is no fraud of the kind that is looked for.
    riskLevel: 'low' as const,
    note: sale.note,
    receiptNumber: sale.receiptNumber,
    till: sale.till,
  }
}

/** The rows of its lines: all of it was handed over. */
export function lineRowsOf({ id: orderId, lines }: CounterSale) {
  return lines.map(({ title, ...line }, position) => ({
    ...line,
    orderId,
    position,
    title: { en: title, ko: title, ja: title },
    fulfilled: line.quantity,
  }))
}

export function discountRowsOf({ id: orderId, codes }: CounterSale): (typeof orderDiscounts.$inferInsert)[] {
  return codes.map(({ id, code, amount }, position) => ({ orderId, position, discountId: id, code, amount }))
}

export function paymentRowsOf(sale: CounterSale): (typeof manualPayments.$inferInsert)[] {
  return sale.payments.map(({ id, method, amount, paid }) => ({
    id,
    orderId: sale.id,
    method,
    currency: sale.currency,
    amount,
    status: paid ? ('paid' as const) : ('pending' as const),
    createdAt: sale.placedAt,
    paidAt: paid ? sale.placedAt : null,
    actor: sale.actor,
  }))
}

/** What was handed over: the goods of each sale at once. */
export function fulfilmentRowsOf(sale: CounterSale): {
  fulfilment: typeof orderFulfilments.$inferInsert
  lines: (typeof orderFulfilmentLines.$inferInsert)[]
} {
  const id = newId()
  const { id: orderId, locationId, placedAt, actor } = sale
  return {
    fulfilment: { id, orderId, locationId, createdAt: placedAt, actor },
    lines: sale.lines.map((line) => ({ fulfilmentId: id, lineId: line.id, quantity: line.quantity })),
  }
}

/** What the timeline tells of it, each with the version of the order that it made. */
export function entriesOf(sale: CounterSale): (EntryOfOrder & { version: number })[] {
  const { id: orderId, actor, receiptNumber, payments, currency } = sale
  const pieces = sale.lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const told: Omit<EntryOfOrder, 'orderId' | 'actor'>[] = [
    { kind: 'order_placed', values: { channel: 'till', receipt: receiptNumber } },
    ...payments
      .filter(({ paid }) => paid)
      .map(({ method, amount }) => ({
        kind: 'payment_received' as const,
        values: { method, amount: money(amount, currency) },
      })),
    { kind: 'order_fulfilled', values: { pieces } },
  ]
  return told.map((entry, index) => ({ ...entry, orderId, actor, version: index + 1 }))
}
