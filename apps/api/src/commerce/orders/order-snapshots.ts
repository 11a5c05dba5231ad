import { attributionOf, type Language, money, type OrderId, type OrderSnapshot } from '@counterflow/core'
import { asc, eq, sql } from 'drizzle-orm'
import type { Queries } from '../../platform/database/database.js'
import { customers } from '../customers/customer.table.js'
import { orderCountOf } from '../customers/customer-figures.js'
import { payments } from '../payments/payment.table.js'
import { orderName } from './numbering/order-name.js'
import { orderLines, orders } from './order.table.js'

/**
 * The order as it stands, with its titles in `language`; undefined when there is none.
 * Inside a transaction it sees what that transaction has written.
 */
export async function readSnapshot(
  queries: Queries,
  orderId: OrderId,
  language: Language,
): Promise<OrderSnapshot | undefined> {
  const [row] = await queries
    .select({
      order: orders,
      number: orderName,
      paymentId: payments.id,
      customer: customers,
      orderCount: sql`${orderCountOf(sql`${orders.customerId}`)}`.mapWith(Number),
    })
    .from(orders)
    .leftJoin(payments, eq(payments.orderId, orders.id))
    .leftJoin(customers, eq(customers.id, orders.customerId))
    .where(eq(orders.id, orderId))
  if (row === undefined) return undefined
  const lines = await queries
    .select()
    .from(orderLines)
    .where(eq(orderLines.orderId, orderId))
    .orderBy(asc(orderLines.position))

  const { order, number, paymentId, customer, orderCount } = row
  const amount = (value: number) => money(value, order.currency)
  return {
    id: order.id,
    number,
    placedAt: order.placedAt.toISOString(),
    channel: order.channel,
    paymentStatus: order.paymentStatus,
    fulfilmentStatus: order.fulfilmentStatus,
    outstanding: amount(order.outstanding),
    riskLevel: order.riskLevel,
    subtotal: amount(order.subtotal),
    discount: amount(order.discount),
    shipping: amount(order.shipping),
    tax: amount(order.tax),
    total: amount(order.total),
    tags: order.tags,
    lines: lines
      .filter(({ quantity }) => quantity > 0)
      .map((line) => ({
        id: line.id,
        variantId: line.variantId,
        sku: line.sku,
        title: line.title[language],
        quantity: line.quantity,
        unitPrice: amount(line.unitPrice),
        discount: amount(line.discount),
        tax: amount(line.tax),
        total: amount(line.total),
        fulfilled: line.fulfilled,
        removed: line.removed,
        refunded: line.refunded,
      })),
    paymentId,
    customer:
      customer === null
        ? null
        : {
            id: customer.id,
            name: customer.name,
            email: customer.email,
            tags: customer.tags,
            metadata: customer.metadata,
            orderCount,
          },
    shippingAddress: order.shippingAddress,
    billingAddress: order.billingAddress,
    cancelledAt: order.cancelledAt?.toISOString() ?? null,
    cancelReason: order.cancelReason,
    fulfilledAt: order.fulfilledAt?.toISOString() ?? null,
    attribution: attributionOf(order.journey),
    journey: order.journey,
  }
}
