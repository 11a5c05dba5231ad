import { type Currency, csvLine, exponentOf } from '@counterflow/core'
import type { ListedOrder } from './order-list.js'

const columns = [
  'number',
  'placed_at',
  'channel',
  'customer',
  'email',
  'currency',
  'subtotal',
  'shipping',
  'tax',
  'total',
  'outstanding',
  'pieces',
  'payment_status',
  'fulfilment_status',
  'risk_level',
  'tags',
  'note',
  'cancelled_at',
]

/** Orders as the lines of a file. */
export async function* orderFile(orders: AsyncIterable<ListedOrder>): AsyncGenerator<string> {
  yield csvLine(columns)
  for await (const { order, number, customerName, customerEmail } of orders) {
    const { currency } = order
    yield csvLine([
      number,
      order.placedAt.toISOString(),
      order.channel,
      customerName,
      customerEmail,
      currency,
      inUnits(order.subtotal, currency),
      inUnits(order.shipping, currency),
      inUnits(order.tax, currency),
      inUnits(order.total, currency),
      inUnits(order.outstanding, currency),
      order.pieces,
      order.paymentStatus,
      order.fulfilmentStatus,
      order.riskLevel,
      order.tags.join(', '),
      order.note,
      order.cancelledAt?.toISOString() ?? null,
    ])
  }
}

/** 1999 of a currency with cents is 19.99: written by its digits, so that nothing is rounded. */
function inUnits(amount: number, currency: Currency): string {
  const exponent = exponentOf(currency)
  if (exponent === 0) return String(amount)
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0')
  const written = `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
  return amount < 0 ? `-${written}` : written
}
