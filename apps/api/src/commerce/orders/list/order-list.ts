import { money, type OrderFilters, type OrderId, type OrderSort } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq, inArray } from 'drizzle-orm'
import { DATABASE, type Database } from '../../../platform/database/database.js'
import type { RouteInput, RouteOutput } from '../../../platform/http/route-contract.js'
import { customers } from '../../customers/customer.table.js'
import { orderName } from '../numbering/order-name.js'
import { orders } from '../order.table.js'
import { formatOrderCursor, orderPosition, parseOrderCursor } from './order-cursor.js'
import { OrderFinder } from './order-finder.js'
import type { orderListRoutes } from './order-list.contract.js'

type Query = RouteInput<typeof orderListRoutes.list>['query']
type Page = RouteOutput<typeof orderListRoutes.list>
type Count = RouteOutput<typeof orderListRoutes.count>

/** A row of the list, with what only a file has room for. */
export interface ListedOrder {
  readonly order: typeof orders.$inferSelect
  readonly number: string
  readonly customerName: string | null
  readonly customerEmail: string | null
}

const mostCounted = 1_000
const batch = 500

/** Lists and searches orders. */
@Injectable()
export class OrderList {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(OrderFinder) private readonly finder: OrderFinder,
  ) {}

  async page({ cursor, limit, sort, ...filters }: Query): Promise<Page> {
    const after = parseOrderCursor(cursor, sort)
    const ids = await this.finder.ids({ filters, sort, after, limit: limit + 1 })
    const rows = await this.rows(ids.slice(0, limit))
    const last = rows.at(-1)?.order
    const more = ids.length > limit && last !== undefined
    return {
      items: rows.map(summaryOf),
      nextCursor: more ? formatOrderCursor(orderPosition({ ...last, at: last.placedAt }, sort)) : null,
    }
  }

  /** Counts no further than a thousand: what lies beyond takes long, and nobody acts by it. */
  async count(filters: OrderFilters): Promise<Count> {
    const count = await this.finder.count(filters, mostCounted + 1)
    return { count: Math.min(count, mostCounted), more: count > mostCounted }
  }

  /** Everything that fits, batch by batch. */
  async *all(filters: OrderFilters, sort: OrderSort): AsyncGenerator<ListedOrder> {
    let after: ReturnType<typeof orderPosition> | undefined
    do {
      const rows = await this.rows(await this.finder.ids({ filters, sort, after, limit: batch }))
      yield* rows
      const last = rows.at(-1)?.order
      after =
        rows.length < batch || last === undefined
          ? undefined
          : orderPosition({ ...last, at: last.placedAt }, sort)
    } while (after !== undefined)
  }

  private async rows(ids: readonly OrderId[]): Promise<ListedOrder[]> {
    if (ids.length === 0) return []
    const found = await this.database
      .select({
        order: orders,
        number: orderName,
        customerName: customers.name,
        customerEmail: customers.email,
      })
      .from(orders)
      .leftJoin(customers, eq(customers.id, orders.customerId))
      .where(inArray(orders.id, [...ids]))
    const byId = new Map(found.map((row) => [row.order.id, row]))
    return ids.flatMap((id) => byId.get(id) ?? [])
  }
}

function summaryOf({ order, number, customerName }: ListedOrder): Page['items'][number] {
  return {
    id: order.id,
    number,
    placedAt: order.placedAt.toISOString(),
    channel: order.channel,
    receiptNumber: order.receiptNumber,
    till: order.till,
    customerId: order.customerId,
    customerName,
    itemCount: order.pieces,
    total: money(order.total, order.currency),
    paymentStatus: order.paymentStatus,
    fulfilmentStatus: order.fulfilmentStatus,
    cancelled: order.cancelledAt !== null,
    hasNote: order.note !== null,
    riskLevel: order.riskLevel,
    tags: order.tags,
  }
}
