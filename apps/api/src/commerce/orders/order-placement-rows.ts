import type { OrderId, OrderLineId, OrderToPrice, PricedOrder } from '@counterflow/core'
import { newPublicToken } from '../carts/cart-token.js'
import type { QuotedOrder } from '../checkout/order-quotes.js'
import type { orderDiscounts, orderLines } from './order.table.js'
import type { DecidedOrder } from './order-making.js'

/** The columns of an order that its price decides. */
export function totalsOf({ subtotal, shipping, shippingDiscount, discount, tax, total }: PricedOrder) {
  return {
    subtotal: subtotal.amount,
    discount: discount.amount,
    shipping: shipping.amount,
    shippingDiscount: shippingDiscount.amount,
    tax: tax.amount,
    total: total.amount,
  }
}

/** The version of an order that nobody has changed. */
export const firstVersion = 1
/** How long the risk analysis has before it is asked for again, in milliseconds. */
const riskPatience = 10_000

/** The row of an order, but for its number and what it says of its money. */
export function orderRow(order: DecidedOrder, lineIds: readonly OrderLineId[], placedAt: Date) {
  const { quote } = order
  const { priced, shop } = quote
  return {
    id: order.id,
    version: firstVersion,
    placedAt,
    channel: order.channel,
    customerId: order.customerId,
    currency: shop.currency,
    ...totalsOf(priced),
    pricedFrom: pricedFromOf(lineIds, quote),
    pieces: priced.lines.reduce((sum, { quantity }) => sum + quantity, 0),
    riskDueAt: new Date(placedAt.getTime() + riskPatience),
    confirmationDueAt: order.confirmed ? placedAt : null,
    shippingAddress: order.shippingAddress ?? null,
    billingAddress: order.billingAddress ?? null,
    note: order.note ?? null,
    tags: [...(order.tags ?? [])],
    shippingTitle: quote.shippingTitle,
    journey: order.journey ?? [],
    draftId: order.draftId ?? null,
    statusToken: newPublicToken(),
  }
}

/** What an order was priced from, its lines known by their ids: so that an edit can price it again. */
export function pricedFromOf(lineIds: readonly OrderLineId[], { pricedFrom }: QuotedOrder): OrderToPrice {
  const lines = pricedFrom.lines.map((line, position) => ({ ...line, key: lineIds[position] ?? line.key }))
  return { ...pricedFrom, lines }
}

/** The rows of an order's lines. */
export function lineRows(
  orderId: OrderId,
  lineIds: readonly OrderLineId[],
  { lines, priced }: QuotedOrder,
): (typeof orderLines.$inferInsert)[] {
  return lines.flatMap(({ variantId, productId, sku, title }, position) => {
    const line = priced.lines[position]
    const id = lineIds[position]
    if (line === undefined || id === undefined) return []
    return [
      {
        id,
        orderId,
        position,
        variantId,
        productId,
        sku,
        title,
        quantity: line.quantity,
        unitPrice: line.unitPrice.amount,
        discount: line.discount.amount,
        tax: line.tax.amount,
        total: line.total.amount,
      },
    ]
  })
}

/** The rows of what each code took off. */
export function discountRows(
  orderId: OrderId,
  { discounts }: PricedOrder,
): (typeof orderDiscounts.$inferInsert)[] {
  return discounts.map(({ id, code, amount }, position) => ({
    orderId,
    position,
    discountId: id,
    code,
    amount: amount.amount,
  }))
}

/** The pieces that an order takes from stock; an item that is in no catalogue takes none. */
export function piecesOf({ lines, priced }: QuotedOrder) {
  return lines.flatMap(({ variantId }, line) => {
    const quantity = priced.lines[line]?.quantity ?? 0
    return variantId === null || quantity === 0 ? [] : [{ variantId, quantity, line }]
  })
}
