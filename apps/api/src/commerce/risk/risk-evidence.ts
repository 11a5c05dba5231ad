import { type MinorUnits, minorUnits, type OrderId, orderIdSchema, type RiskSignals } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { amongGiven } from '../../platform/database/among.js'
import type { Database } from '../../platform/database/database.js'
import { KEYED_DATABASE } from '../../platform/database/keyed-database.js'
import { knownQuery } from '../../platform/database/known-query.js'
import { customers } from '../customers/customer.table.js'
import { orders } from '../orders/order.table.js'
import { payments } from '../payments/payment.table.js'

const recentHours = 1
/** With fewer orders than this nobody can say what is usual. */
const ordersForBaseline = 10
const ordersInBaseline = 200

const historySchema = z.object({ id: orderIdSchema, earlier: z.int(), recent: z.int() })
const usualSchema = z.object({ orders: z.int(), median: z.coerce.bigint().nullable() })

const readEvidence = knownQuery((queries) =>
  queries
    .select({
      order: {
        id: orders.id,
        placedAt: orders.placedAt,
        currency: orders.currency,
        total: orders.total,
        pieces: orders.pieces,
        shippingAddress: orders.shippingAddress,
        billingAddress: orders.billingAddress,
      },
      email: customers.email,
      payment: { status: payments.status, cardSignals: payments.cardSignals },
    })
    .from(orders)
    .leftJoin(payments, eq(payments.orderId, orders.id))
    .leftJoin(customers, eq(customers.id, orders.customerId))
    .where(amongGiven(orders.id, 'ids')),
)

/** Gathers what is known of orders that bears on their risk. */
@Injectable()
export class RiskEvidence {
  constructor(@Inject(KEYED_DATABASE) private readonly database: Database) {}

  /** The signals of each order; of one that does not exist, or whose gateway has not spoken of its card yet, none. */
  async gather(orderIds: readonly OrderId[]): Promise<ReadonlyMap<OrderId, RiskSignals>> {
    const rows = await this.read(orderIds)
    const ready = rows.filter(({ payment }) => payment?.status !== 'pending')
    const history = await this.history(ready.map(({ order }) => order.id))
    const usual = new Map<string, MinorUnits | null>()
    for (const [currency, some] of Map.groupBy(ready, ({ order }) => order.currency))
      usual.set(currency, await this.usualTotal(currency, some))
    return new Map(
      ready.map(({ order, email, payment }) => {
        const { earlier, recent } = history.get(order.id) ?? { earlier: 0, recent: 1 }
        const signals = {
          card: payment?.cardSignals ?? null,
          shippingAddress: order.shippingAddress,
          billingAddress: order.billingAddress,
          email,
          earlierOrders: earlier,
          total: order.total,
          usualTotal: usual.get(order.currency) ?? null,
          recentOrders: { orders: recent, hours: recentHours },
          pieces: order.pieces,
        }
        return [order.id, signals]
      }),
    )
  }

  private read(orderIds: readonly OrderId[]) {
    return readEvidence(this.database, { ids: [...orderIds] })
  }

  /** How often who placed an order had ordered before, and how often lately; nothing of an order of nobody's. */
  private async history(orderIds: readonly OrderId[]) {
    const { rows } = await this.database.execute(sql`
      select own.id,
             count(*) filter (where o.placed_at < own.placed_at and o.id <> own.id
                                and p.status in ('authorized', 'captured', 'partially_refunded'))::int as earlier,
             count(*) filter (where o.placed_at > own.placed_at - ${recentHours} * interval '1 hour')::int as recent
        from ${orders} own
        join ${orders} o on o.customer_id = own.customer_id and o.placed_at <= own.placed_at
        join ${payments} p on p.order_id = o.id
       where own.id = any(${sql.param([...orderIds])}::uuid[])
       group by own.id`)
    return new Map(
      z
        .array(historySchema)
        .parse(rows)
        .map(({ id, ...counts }) => [id, counts]),
    )
  }

  /** What orders in a currency usually came to before the first of `some` was placed. */
  private async usualTotal(
    currency: string,
    some: readonly { readonly order: { readonly id: OrderId; readonly placedAt: Date } }[],
  ): Promise<MinorUnits | null> {
    const earliest = Math.min(...some.map(({ order }) => order.placedAt.getTime()))
    const own = some.map(({ order }) => order.id)
    const { rows } = await this.database.execute(sql`
      select count(*)::int as orders, percentile_disc(0.5) within group (order by total) as median
        from (select total from ${orders}
               where currency = ${currency} and id <> all(${sql.param(own)}::uuid[])
                 and placed_at <= ${new Date(earliest).toISOString()}
               order by placed_at desc limit ${sql.raw(String(ordersInBaseline))}) latest`)
    const { orders: counted, median } = usualSchema.parse(rows[0])
    return counted < ordersForBaseline || median === null ? null : minorUnits(median)
  }
}
