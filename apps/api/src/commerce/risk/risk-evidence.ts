import { type MinorUnits, minorUnits, type OrderId, type RiskSignals } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { customers } from '../customers/customer.table.js'
import { orders } from '../orders/order.table.js'
import { payments } from '../payments/payment.table.js'

type Order = typeof orders.$inferSelect

const recentHours = 1
/** With fewer orders than this nobody can say what is usual. */
const ordersForBaseline = 10
const ordersInBaseline = 200

const historySchema = z.object({ earlier: z.int(), recent: z.int() })
const usualSchema = z.object({ orders: z.int(), median: z.coerce.bigint().nullable() })

/** Gathers what is known of an order that bears on its risk. */
@Injectable()
export class RiskEvidence {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** The signals of an order; undefined when it does not exist, or the gateway has not spoken of its card yet. */
  async gather(orderId: OrderId): Promise<RiskSignals | undefined> {
    const [row] = await this.database
      .select({ order: orders, email: customers.email, payment: payments })
      .from(orders)
      .leftJoin(payments, eq(payments.orderId, orders.id))
      .leftJoin(customers, eq(customers.id, orders.customerId))
      .where(eq(orders.id, orderId))
    if (row === undefined || row.payment?.status === 'pending') return undefined
    const { order, email, payment } = row
    const { earlier, recent } = await this.history(order)
    return {
      card: payment?.cardSignals ?? null,
      shippingAddress: order.shippingAddress,
      billingAddress: order.billingAddress,
      email,
      earlierOrders: earlier,
      total: order.total,
      usualTotal: await this.usualTotal(order),
      recentOrders: { orders: recent, hours: recentHours },
      pieces: order.pieces,
    }
  }

  private async history(order: Order): Promise<z.infer<typeof historySchema>> {
    if (order.customerId === null) return { earlier: 0, recent: 1 }
    const placedAt = order.placedAt.toISOString()
    const { rows } = await this.database.execute(sql`
      select count(*) filter (where o.placed_at < ${placedAt} and o.id <> ${order.id}
                                and p.status in ('authorized', 'captured', 'partially_refunded'))::int as earlier,
             count(*) filter (where o.placed_at > ${placedAt}::timestamptz - ${recentHours} * interval '1 hour')::int as recent
        from ${orders} o join ${payments} p on p.order_id = o.id
       where o.customer_id = ${order.customerId} and o.placed_at <= ${placedAt}`)
    return historySchema.parse(rows[0])
  }

  private async usualTotal(order: Order): Promise<MinorUnits | null> {
    const { rows } = await this.database.execute(sql`
      select count(*)::int as orders, percentile_disc(0.5) within group (order by total) as median
        from (select total from ${orders}
               where currency = ${order.currency} and id <> ${order.id}
                 and placed_at <= ${order.placedAt.toISOString()}
               order by placed_at desc limit ${sql.raw(String(ordersInBaseline))}) latest`)
    const { orders: counted, median } = usualSchema.parse(rows[0])
    return counted < ordersForBaseline || median === null ? null : minorUnits(median)
  }
}
