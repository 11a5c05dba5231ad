import { csvLine, plainAmount } from '@counterflow/core'
import type { ListedOrder } from './order-list.js'

const columns = [
  'number',
  'placed_at',
  'channel',
  'receipt_number',
  'register',
  'cashier',
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
      order.receiptNumber,
      order.till?.register.name ?? null,
      order.till?.cashier.name ?? null,
      customerName,
      customerEmail,
      currency,
      plainAmount(order.subtotal, currency),
      plainAmount(order.shipping, currency),
      plainAmount(order.tax, currency),
      plainAmount(order.total, currency),
      plainAmount(order.outstanding, currency),
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
