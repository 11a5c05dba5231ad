import {
  addMoney,
  type Money,
  minorUnits,
  money,
  paidShares,
  refundOfPieces,
  sumMoney,
} from '@counterflow/core'
import type { Order } from '../order-queries'

/** What was paid for pieces of an order and for its shipping, as the server reckons it. */
export function worthOfPieces(
  { snapshot, refunds }: Order,
  pieces: Readonly<Record<string, number>>,
  shipping: number,
): { total: Money; shippingLeft: Money } {
  const currency = snapshot.total.currency
  const own = (value: { amount: number }) => money(minorUnits(value.amount), currency)
  const shares = paidShares({
    lines: snapshot.lines.map((line) => ({ ...line, total: own(line.total), tax: own(line.tax) })),
    shipping: own(snapshot.shipping),
    tax: own(snapshot.tax),
    total: own(snapshot.total),
  })
  const goods = snapshot.lines.map((line, index) => {
    const share = shares.lines[index] ?? money(0, currency)
    return refundOfPieces(share, line, Math.min(pieces[line.id] ?? 0, line.quantity - line.refunded))
  })
  const shippingBack = refunds
    .filter(({ status }) => status === 'started' || status === 'done')
    .reduce((sum, refund) => sum + refund.shipping.amount, 0)
  return {
    total: addMoney(sumMoney(goods, currency), money(shipping, currency)),
    shippingLeft: money(Math.max(0, shares.shipping.amount - shippingBack), currency),
  }
}
