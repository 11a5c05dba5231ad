import {
  attributionOf,
  type Language,
  money,
  type OrderId,
  type OrderSnapshot,
  type PaymentId,
} from '@counterflow/core'
import { asc, eq, getTableColumns, sql } from 'drizzle-orm'
import { amongGiven } from '../../platform/database/among.js'
import type { Queries } from '../../platform/database/database.js'
import { knownQuery } from '../../platform/database/known-query.js'
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
  return (await readSnapshots(queries, [orderId], language)).get(orderId)
}

/** The same of several orders, by their ids; those that do not exist are not in the answer. */
export async function readSnapshots(
  queries: Queries,
  orderIds: readonly OrderId[],
  language: Language,
): Promise<ReadonlyMap<OrderId, OrderSnapshot>> {
  const ids = [...orderIds]
  const rows = await readOrders(queries, { ids })
  const lines = await readLines(queries, { ids })
  const linesOf = Map.groupBy(lines, ({ orderId }) => orderId)
  return new Map(
    rows.map((row) => [row.order.id, snapshotOf(row, linesOf.get(row.order.id) ?? [], language)]),
  )
}

/** Nothing that no snapshot says: an order is read four times while it is placed. */
const orderColumns = {
  id: orders.id,
  placedAt: orders.placedAt,
  channel: orders.channel,
  currency: orders.currency,
  subtotal: orders.subtotal,
  discount: orders.discount,
  shipping: orders.shipping,
  tax: orders.tax,
  total: orders.total,
  outstanding: orders.outstanding,
  paymentStatus: orders.paymentStatus,
  fulfilmentStatus: orders.fulfilmentStatus,
  riskLevel: orders.riskLevel,
  tags: orders.tags,
  shippingAddress: orders.shippingAddress,
  billingAddress: orders.billingAddress,
  cancelledAt: orders.cancelledAt,
  cancelReason: orders.cancelReason,
  fulfilledAt: orders.fulfilledAt,
  journey: orders.journey,
}
/** What snapshots say of customers. */
export const customerColumns = {
  id: customers.id,
  name: customers.name,
  email: customers.email,
  tags: customers.tags,
  metadata: customers.metadata,
}
const { position: _position, productId: _productId, ...lineColumns } = getTableColumns(orderLines)

const readOrders = knownQuery((queries) =>
  queries
    .select({
      order: orderColumns,
      number: orderName,
      paymentId: payments.id,
      customer: customerColumns,
      orderCount: sql`${orderCountOf(sql`${orders.customerId}`)}`.mapWith(Number),
    })
    .from(orders)
    .leftJoin(payments, eq(payments.orderId, orders.id))
    .leftJoin(customers, eq(customers.id, orders.customerId))
    .where(amongGiven(orders.id, 'ids')),
)

const readLines = knownQuery((queries) =>
  queries
    .select(lineColumns)
    .from(orderLines)
    .where(amongGiven(orderLines.orderId, 'ids'))
    .orderBy(asc(orderLines.orderId), asc(orderLines.position)),
)

type Columns<Table, Chosen> = Pick<Table, keyof Chosen & keyof Table>

/** What a snapshot is made of, beside the lines. */
export interface SnapshotRow {
  readonly order: Columns<typeof orders.$inferSelect, typeof orderColumns>
  readonly number: string
  readonly paymentId: PaymentId | null
  readonly customer: Columns<typeof customers.$inferSelect, typeof customerColumns> | null
  readonly orderCount: number
}

/** A line of it. */
export type SnapshotLine = Columns<typeof orderLines.$inferSelect, typeof lineColumns>

/** The order as it stands, with its titles in `language`. */
export function snapshotOf(
  { order, number, paymentId, customer, orderCount }: SnapshotRow,
  lines: readonly SnapshotLine[],
  language: Language,
): OrderSnapshot {
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
        ...(line.note === null ? {} : { note: line.note }),
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
