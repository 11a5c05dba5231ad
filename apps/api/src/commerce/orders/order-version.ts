import type { OrderId } from '@counterflow/core'
import { and, asc, eq, gt } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { orders } from './order.table.js'
import { unknownOrder } from './order-problems.js'
import { orderTimeline } from './order-timeline.table.js'

export type OrderRow = typeof orders.$inferSelect

/**
 * The order, locked until the transaction ends. Whoever also locks its payment locks that first.
 * @param seen the version that the caller decided by; undefined: whichever it is.
 * @throws Problem `not-found`, `order-changed` (409) with all that was changed since.
 */
export async function lockOrder(
  transaction: Transaction,
  orderId: OrderId,
  seen: number | undefined,
): Promise<OrderRow> {
  const [order] = await transaction.select().from(orders).where(eq(orders.id, orderId)).for('update')
  if (order === undefined) throw unknownOrder(orderId)
  if (seen !== undefined && seen !== order.version) throw await orderChanged(transaction, order, seen)
  return order
}

async function orderChanged(transaction: Transaction, order: OrderRow, seen: number): Promise<Problem> {
  const entries = await transaction
    .select()
    .from(orderTimeline)
    .where(and(eq(orderTimeline.orderId, order.id), gt(orderTimeline.version, seen)))
    .orderBy(asc(orderTimeline.version))
  const changes = entries.map(({ at, kind, actor, values, version }) => ({
    version,
    at: at.toISOString(),
    kind,
    actor,
    values,
  }))
  return new Problem({
    type: 'order-changed',
    status: 409,
    title: 'The order has changed in the meantime',
    detail: `You saw version ${seen} of the order; it is at version ${order.version} now.`,
    fix: 'Look at what has changed, read the order again, and send the version that you see then.',
    extra: { version: order.version, changes },
  })
}
