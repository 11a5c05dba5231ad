import {
  addMoney,
  creditOfRefund,
  type Money,
  money,
  type OrderAccount,
  type OrderId,
  type OrderSnapshot,
  orderPaymentStatus,
  outstandingOf,
  subtractMoney,
  sumMoney,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import type { Queries, Transaction } from '../../platform/database/database.js'
import { EventLog } from '../../platform/events/event-log.js'
import { orders } from '../orders/order.table.js'
import { orderPaid } from '../orders/order-events.js'
import { unknownOrder } from '../orders/order-problems.js'
import { manualPayments } from './manual/manual-payment.table.js'
import { payments } from './payment.table.js'
import { stateOf } from './payment-figures.js'

/** What of an order's payment has come about by a change. */
export interface AccountChange {
  /** All that is due was received, and had not been before. */
  readonly becamePaid: boolean
}

/** Keeps what an order says of its money, over all the ways in which it is paid. */
@Injectable()
export class OrderAccounts {
  constructor(@Inject(EventLog) private readonly events: EventLog) {}

  /**
   * The order's account as `queries` sees it.
   * @throws Problem `not-found`.
   */
  async read(queries: Queries, orderId: OrderId): Promise<OrderAccount> {
    const [row] = await queries
      .select({ order: orders, payment: payments })
      .from(orders)
      .leftJoin(payments, eq(payments.orderId, orders.id))
      .where(eq(orders.id, orderId))
    if (row === undefined) throw unknownOrder(orderId)
    const { order, payment } = row
    const byHand = await queries.select().from(manualPayments).where(eq(manualPayments.orderId, orderId))
    const { currency } = order
    const paid = byHand.filter(({ status }) => status === 'paid')
    return {
      total: money(order.total, currency),
      credited: money(order.credited, currency),
      cancelled: order.cancelledAt !== null,
      card: payment === null ? null : stateOf(payment),
      manual: {
        received: sumMoney(
          paid.map(({ amount }) => money(amount, currency)),
          currency,
        ),
        refunded: sumMoney(
          paid.map(({ refunded }) => money(refunded, currency)),
          currency,
        ),
      },
    }
  }

  /** Brings the order's payment status and what is outstanding up to date. Whoever calls has changed its money. */
  async settle(transaction: Transaction, orderId: OrderId): Promise<AccountChange> {
    const account = await this.read(transaction, orderId)
    const status = orderPaymentStatus(account)
    const [before] = await transaction
      .select({ status: orders.paymentStatus })
      .from(orders)
      .where(eq(orders.id, orderId))
      .for('update')
    await transaction
      .update(orders)
      .set({ paymentStatus: status, outstanding: outstandingOf(account).amount })
      .where(eq(orders.id, orderId))
    return { becamePaid: status === 'captured' && before?.status !== 'captured' }
  }

  /** As `settle`, after `amount` was given back: what of it paid for goods is not owed again. */
  async settleRefund(transaction: Transaction, orderId: OrderId, amount: Money): Promise<AccountChange> {
    const after = await this.read(transaction, orderId)
    const before = beforeRefund(after, amount)
    const credited = addMoney(after.credited, creditOfRefund(before, amount))
    await transaction.update(orders).set({ credited: credited.amount }).where(eq(orders.id, orderId))
    return this.settle(transaction, orderId)
  }

  /** Tells that an order was paid, with the snapshot of the entry that says how. */
  async tell(transaction: Transaction, { becamePaid }: AccountChange, order: OrderSnapshot): Promise<void> {
    if (!becamePaid) return
    await this.events.append(transaction, orderPaid, { subjectId: order.id, payload: { order } })
  }
}

/** By which of the ways the money went makes no difference to what is owed. */
function beforeRefund(after: OrderAccount, amount: Money): OrderAccount {
  const refunded = subtractMoney(after.manual.refunded, amount)
  return { ...after, manual: { ...after.manual, refunded: refunded } }
}
