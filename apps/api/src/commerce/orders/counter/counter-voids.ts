import { type LocationId, minorUnits, type OrderId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Queries, Transaction } from '../../../platform/database/database.js'
import { EventLog } from '../../../platform/events/event-log.js'
import { DiscountUses } from '../../discounts/discount-uses.js'
import { ManualPayments } from '../../payments/manual/manual-payments.js'
import { OrderAccounts } from '../../payments/order-accounts.js'
import { PaymentOperations } from '../../payments/payment-operations.js'
import { readLines } from '../fulfilments/line-pieces.js'
import { orders } from '../order.table.js'
import { orderCancelled } from '../order-events.js'
import { OrderHistory, type TimelineActor } from '../order-history.js'
import { orderRefunds } from '../refunds/refund.table.js'
import { CounterReturns } from './counter-returns.js'

/** A sale that was taken back whole at the counter. */
export interface CounterVoid {
  readonly orderId: OrderId
  readonly locationId: LocationId
  readonly requestKey: string
  readonly actor: TimelineActor
}

/** Takes sales back: their goods return to the shelf, their money to the customer, and the order is cancelled. */
@Injectable()
export class CounterVoids {
  constructor(
    @Inject(CounterReturns) private readonly returns: CounterReturns,
    @Inject(PaymentOperations) private readonly operations: PaymentOperations,
    @Inject(ManualPayments) private readonly manual: ManualPayments,
    @Inject(OrderAccounts) private readonly accounts: OrderAccounts,
    @Inject(DiscountUses) private readonly discounts: DiscountUses,
    @Inject(OrderHistory) private readonly history: OrderHistory,
    @Inject(EventLog) private readonly events: EventLog,
  ) {}

  /**
   * Answers what of its money had been given back before, in minor units: whoever took the sale back has given it a
   * second time. Nothing happens to an order that is cancelled already, or does not exist.
   */
  async record(transaction: Transaction, wish: CounterVoid): Promise<number> {
    const { orderId, actor, requestKey } = wish
    await this.operations.lock(transaction, orderId)
    const [order] = await transaction.select().from(orders).where(eq(orders.id, orderId)).for('update')
    if (order === undefined || order.cancelledAt !== null) return 0
    const before = await givenBack(transaction, orderId)
    await this.giveBack(transaction, wish)
    await this.manual.forgetPromises(transaction, orderId)
    await transaction
      .update(orders)
      .set({ cancelledAt: new Date(), cancelReason: 'staff', cancelKey: requestKey })
      .where(and(eq(orders.id, orderId), isNull(orders.cancelledAt)))
    await this.accounts.settle(transaction, orderId)
    await this.discounts.giveBack(transaction, orderId)
    const reason = 'staff'
    const snapshot = await this.history.add(transaction, orderId, {
      kind: 'order_cancelled',
      actor,
      values: { reason },
    })
    await this.events.append(transaction, orderCancelled, {
      subjectId: orderId,
      payload: { order: snapshot, reason },
    })
    return before
  }

  /** All that was received and is still there, and all pieces that have not come back before. */
  private async giveBack(
    transaction: Transaction,
    { orderId, locationId, requestKey, actor }: CounterVoid,
  ): Promise<void> {
    const left = await this.manual.refundable(transaction, orderId)
    const lines = (await readLines(transaction, orderId)).filter(
      ({ quantity, refunded }) => quantity > refunded,
    )
    if (lines.length === 0) return
    await this.returns.record(transaction, {
      orderId,
      lines: lines.map(({ id, quantity, refunded }, index) => ({
        lineId: id,
        quantity: quantity - refunded,
        amount: minorUnits(index === 0 ? left : 0),
      })),
      restock: true,
      locationId,
      toCards: undefined,
      requestKey,
      actor,
    })
  }
}

/** What was given back of an order and has not come again. */
async function givenBack(queries: Queries, orderId: OrderId): Promise<number> {
  const [row] = await queries
    .select({ sum: sql`coalesce(sum(${orderRefunds.amount}), 0)`.mapWith(Number) })
    .from(orderRefunds)
    .where(and(eq(orderRefunds.orderId, orderId), eq(orderRefunds.status, 'done')))
  return row?.sum ?? 0
}
