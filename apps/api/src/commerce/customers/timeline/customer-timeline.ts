import { type CustomerId, money } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../../../platform/database/database.js'
import { pageFrom, parseCursor } from '../../../platform/http/page-cursor.js'
import type { RouteOutput } from '../../../platform/http/route-contract.js'
import { orderName } from '../../orders/numbering/order-name.js'
import { orders } from '../../orders/order.table.js'
import type { customerEditingRoutes } from '../customer-editing.contract.js'
import { unknownCustomer } from '../customer-problems.js'
import { findCustomer } from '../customer-records.js'
import { customerTimeline } from './customer-timeline.table.js'

type Page = RouteOutput<typeof customerEditingRoutes.timeline>
type Entry = Page['items'][number]

/** Reads what happened to a customer, their orders among it. */
@Injectable()
export class CustomerTimeline {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** @throws Problem `not-found`. */
  async page(
    customerId: CustomerId,
    { cursor, limit }: { cursor?: string | undefined; limit: number },
  ): Promise<Page> {
    const customer = await findCustomer(this.database, customerId)
    if (customer === undefined) throw unknownCustomer(customerId)
    const after = parseCursor(cursor)
    const before = (at: SQL, id: SQL) =>
      after === undefined
        ? undefined
        : sql`(${at}, ${id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
    const [deeds, placed] = await Promise.all([
      this.database
        .select()
        .from(customerTimeline)
        .where(
          and(
            eq(customerTimeline.customerId, customer.id),
            before(sql`${customerTimeline.at}`, sql`${customerTimeline.id}`),
          ),
        )
        .orderBy(desc(customerTimeline.at), desc(customerTimeline.id))
        .limit(limit + 1),
      this.database
        .select({ order: orders, number: orderName })
        .from(orders)
        .where(and(eq(orders.customerId, customer.id), before(sql`${orders.placedAt}`, sql`${orders.id}`)))
        .orderBy(desc(orders.placedAt), desc(orders.id))
        .limit(limit + 1),
    ])
    const entries: (Omit<Entry, 'at'> & { at: Date })[] = [
      ...deeds.map(({ id, at, kind, actor, values }) => ({ id, at, kind, actor, values })),
      ...placed.map(({ order, number }) => ({
        id: order.id,
        at: order.placedAt,
        kind: 'order_placed' as const,
        actor: null,
        values: {
          orderId: order.id,
          number,
          total: money(order.total, order.currency),
        },
      })),
    ]
    entries.sort((left, right) => right.at.getTime() - left.at.getTime() || (left.id < right.id ? 1 : -1))
    const page = pageFrom(entries, limit)
    return {
      items: page.rows.map((entry) => ({ ...entry, at: entry.at.toISOString() })),
      nextCursor: page.nextCursor,
    }
  }
}
