import { money, type OrderId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { Coalescer } from '../../platform/coalescing/coalescer.js'
import { among, amongGiven } from '../../platform/database/among.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { KEYED_DATABASE } from '../../platform/database/keyed-database.js'
import { knownQuery } from '../../platform/database/known-query.js'
import type { RouteOutput } from '../../platform/http/route-contract.js'
import { orderName } from '../orders/numbering/order-name.js'
import { orderLines, orders } from '../orders/order.table.js'
import { orderRefunds } from '../orders/refunds/refund.table.js'
import { ManualPayments } from '../payments/manual/manual-payments.js'
import { PaymentMethods } from '../payments/methods/payment-methods.js'
import { payments } from '../payments/payment.table.js'
import type { checkoutRoutes } from './checkout.contract.js'
import { cardDeclined, unknownOrderToken } from './checkout-problems.js'

type Receipt = RouteOutput<typeof checkoutRoutes.checkout>
type Order = typeof orders.$inferSelect

const mostAtOnce = 100

const receiptColumns = {
  id: orders.id,
  statusToken: orders.statusToken,
  paymentStatus: orders.paymentStatus,
  currency: orders.currency,
  total: orders.total,
  outstanding: orders.outstanding,
}

const readReceiptRows = knownQuery((queries) =>
  queries
    .select({
      order: receiptColumns,
      number: orderName,
      payment: { status: payments.status, declineReason: payments.declineReason },
    })
    .from(orders)
    .leftJoin(payments, eq(payments.orderId, orders.id))
    .where(amongGiven(orders.id, 'ids')),
)

interface ReceiptRow {
  readonly order: Pick<Order, keyof typeof receiptColumns>
  readonly number: string
  readonly payment: Pick<typeof payments.$inferSelect, 'status' | 'declineReason'> | null
}

/** An order as its customer sees it. */
export type ShownOrder = RouteOutput<typeof checkoutRoutes.status>

/** Tells customers how their order stands, and nothing of anybody else's. */
@Injectable()
export class OrderStatus {
  private readonly receipts = new Coalescer<OrderId, ReceiptRow>(
    (orderIds) => this.readReceipts(orderIds),
    mostAtOnce,
  )

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(KEYED_DATABASE) private readonly keyed: Database,
    @Inject(ManualPayments) private readonly manual: ManualPayments,
    @Inject(PaymentMethods) private readonly methods: PaymentMethods,
  ) {}

  /** @throws Problem `not-found`. */
  async read(token: string): Promise<ShownOrder> {
    const [found] = await this.database
      .select({ id: orders.id })
      .from(orders)
      .where(eq(orders.statusToken, token))
    const shown = found && (await this.readEach([found.id])).get(found.id)
    if (shown === undefined) throw unknownOrderToken()
    return shown
  }

  /** Several orders as their customers see them, by their ids. */
  async readEach(orderIds: readonly OrderId[]): Promise<ReadonlyMap<OrderId, ShownOrder>> {
    const rows = await this.keyed
      .select({ order: orders, number: orderName })
      .from(orders)
      .where(among(orders.id, orderIds))
    const lines = await this.keyed
      .select()
      .from(orderLines)
      .where(and(among(orderLines.orderId, orderIds), gt(orderLines.quantity, 0)))
      .orderBy(asc(orderLines.orderId), asc(orderLines.position))
    const linesOf = Map.groupBy(lines, ({ orderId }) => orderId)
    const refundedOf = await this.refundedOfEach(orderIds)
    const shown = new Map<OrderId, ShownOrder>()
    for (const { order, number } of rows) {
      const refunded = money(refundedOf.get(order.id) ?? 0, order.currency)
      const instructions = await this.instructions(order)
      const rest = { number, refunded, instructions }
      shown.set(order.id, { ...shownOrder(order, linesOf.get(order.id) ?? []), ...rest })
    }
    return shown
  }

  /**
   * What is answered to whoever just ordered. What is asked for at the same moment is read together.
   * @throws Problem `card-declined` (402).
   */
  async receipt(orderId: OrderId): Promise<Receipt> {
    const row = await this.receipts.submit(orderId)
    if (row.order.statusToken == null) throw new Error(`Order ${orderId} has no status token.`)
    const { order, number, payment } = row
    if (payment?.status === 'declined') throw cardDeclined(payment.declineReason ?? 'card_declined')
    return {
      orderStatusToken: row.order.statusToken,
      number,
      paymentStatus: order.paymentStatus,
      total: money(order.total, order.currency),
      instructions: await this.instructions(order),
    }
  }

  private async refundedOfEach(orderIds: readonly OrderId[]): Promise<ReadonlyMap<OrderId, number>> {
    const rows = await this.keyed
      .select({ orderId: orderRefunds.orderId, sum: sql`sum(${orderRefunds.amount})`.mapWith(Number) })
      .from(orderRefunds)
      .where(and(among(orderRefunds.orderId, orderIds), eq(orderRefunds.status, 'done')))
      .groupBy(orderRefunds.orderId)
    return new Map(rows.map(({ orderId, sum }) => [orderId, sum]))
  }

  private async readReceipts(orderIds: readonly OrderId[]): Promise<ReceiptRow[]> {
    const rows = await readReceiptRows(this.keyed, { ids: [...orderIds] })
    const byId = new Map(rows.map((row) => [row.order.id, row]))
    return orderIds.map((id) => {
      const row = byId.get(id)
      if (row === undefined) throw new Error(`There is no order ${id}.`)
      return row
    })
  }

  private async instructions({
    id,
    outstanding,
  }: Pick<Order, 'id' | 'outstanding'>): Promise<ShownOrder['instructions']> {
    if (outstanding === 0) return null
    const [promised] = await this.manual.promised(this.database, id)
    if (promised === undefined) return null
    const methods = await this.methods.list(this.database)
    return methods.find(({ key }) => key === promised.method)?.instructions ?? null
  }
}

function shownOrder(
  order: Order,
  lines: readonly (typeof orderLines.$inferSelect)[],
): Omit<ShownOrder, 'number' | 'refunded' | 'instructions'> {
  const amount = (value: number) => money(value, order.currency)
  return {
    placedAt: order.placedAt.toISOString(),
    channel: order.channel,
    cancelled: order.cancelledAt !== null,
    paymentStatus: order.paymentStatus,
    fulfilmentStatus: order.fulfilmentStatus,
    lines: lines.map(({ title, quantity, unitPrice, discount, total }) => ({
      title,
      quantity,
      unitPrice: amount(unitPrice),
      discount: amount(discount),
      total: amount(total),
    })),
    subtotal: amount(order.subtotal),
    discount: amount(order.discount),
    shipping: amount(order.shipping),
    shippingTitle: order.shippingTitle,
    tax: amount(order.tax),
    total: amount(order.total),
    outstanding: amount(order.outstanding),
  }
}
