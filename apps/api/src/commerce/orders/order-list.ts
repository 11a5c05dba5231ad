import { money } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, desc, eq, ilike, or, sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { containing } from '../../platform/database/like-pattern.js'
import { pageFrom, parseCursor } from '../../platform/http/page-cursor.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { customers } from '../customers/customer.table.js'
import { payments } from '../payments/payment.table.js'
import { orders } from './order.table.js'
import { displayNumber } from './order-snapshots.js'
import type { orderRoutes } from './orders.contract.js'

type Query = RouteInput<typeof orderRoutes.list>['query']
type Page = RouteOutput<typeof orderRoutes.list>

/** Lists and searches orders. */
@Injectable()
export class OrderList {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async page({ cursor, limit, search, paymentStatus, riskLevel, customerId }: Query): Promise<Page> {
    const after = parseCursor(cursor)
    const found = await this.database
      .select({ order: orders, customerName: customers.name, paymentStatus: payments.status })
      .from(orders)
      .leftJoin(payments, eq(payments.orderId, orders.id))
      .leftJoin(customers, eq(customers.id, orders.customerId))
      .where(
        and(
          after === undefined
            ? undefined
            : sql`(${orders.placedAt}, ${orders.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`,
          search === undefined ? undefined : matches(search.trim()),
          paymentStatus === undefined ? undefined : eq(payments.status, paymentStatus),
          riskLevel === undefined ? undefined : eq(orders.riskLevel, riskLevel),
          customerId === undefined ? undefined : eq(orders.customerId, customerId),
        ),
      )
      .orderBy(desc(orders.placedAt), desc(orders.id))
      .limit(limit + 1)
    const page = pageFrom(
      found.map((row) => ({ ...row, id: row.order.id, at: row.order.placedAt })),
      limit,
    )
    return {
      items: page.rows.map(({ order, customerName, paymentStatus: status }) => ({
        id: order.id,
        number: displayNumber(order.number),
        placedAt: order.placedAt.toISOString(),
        customerName,
        itemCount: order.pieces,
        total: money(order.total, order.currency),
        paymentStatus: status ?? 'pending',
        riskLevel: order.riskLevel,
        tags: order.tags,
      })),
      nextCursor: page.nextCursor,
    }
  }
}

function matches(search: string) {
  const number = containing(search.replace(/^#/, ''))
  return or(ilike(sql`${orders.number}::text`, number), ilike(customers.name, containing(search)))
}
