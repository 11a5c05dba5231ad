import { mayRestock, type OrderId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, isNull } from 'drizzle-orm'
import { Transactions } from '../../platform/database/transactions.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { Actor } from '../../platform/http/actor.js'
import { Stock } from '../inventory/stock.js'
import { orders } from './order.table.js'
import { orderFulfilled, orderRestocked } from './order-events.js'
import { OrderHistory, timelineActor } from './order-history.js'
import { orderState, unknownOrder } from './order-problems.js'
import { readSnapshot } from './order-snapshots.js'

/** Where the goods of an order go: to the customer, or back into stock. */
@Injectable()
export class OrderFulfilment {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(OrderHistory) private readonly history: OrderHistory,
    @Inject(Stock) private readonly stock: Stock,
  ) {}

  /**
   * Marks the goods as sent or handed over.
   * @throws Problem `order-state` (409) when it is fulfilled or cancelled, `not-found` (404).
   */
  async fulfil(orderId: OrderId, actor: Actor): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const fulfilled = await transaction
        .update(orders)
        .set({ fulfilledAt: new Date() })
        .where(and(eq(orders.id, orderId), isNull(orders.fulfilledAt), isNull(orders.cancelledAt)))
        .returning({ id: orders.id })
      if (fulfilled.length === 0) {
        const [order] = await transaction.select().from(orders).where(eq(orders.id, orderId))
        if (order === undefined) throw unknownOrder(orderId)
        throw orderState(order.cancelledAt === null ? 'already_fulfilled' : 'already_cancelled')
      }
      await this.stock.commit(transaction, orderId)
      const entry = { kind: 'order_fulfilled', actor: timelineActor(actor), values: {} } as const
      const order = await this.history.add(transaction, orderId, entry)
      await this.events.append(transaction, orderFulfilled, { subjectId: orderId, payload: { order } })
    })
  }

  /**
   * Puts the goods of an order that nobody will be sent back into stock, and answers how many pieces of it lie there
   * again. Safe to repeat: they go back once.
   * @throws Problem `order-state` (409) while the goods are still to be sent, `not-found` (404).
   */
  async restock(orderId: OrderId, actor: Actor): Promise<number> {
    return this.transactions.run(async (transaction) => {
      const snapshot = await readSnapshot(transaction, orderId, 'en')
      if (snapshot === undefined) throw unknownOrder(orderId)
      if (!mayRestock(snapshot)) throw orderState('still_open')
      const pieces = await this.stock.release(transaction, orderId)
      if (pieces > 0) {
        const entry = { kind: 'order_restocked', actor: timelineActor(actor), values: { pieces } } as const
        const order = await this.history.add(transaction, orderId, entry)
        await this.events.append(transaction, orderRestocked, {
          subjectId: orderId,
          payload: { order, pieces },
        })
      }
      return this.stock.releasedPieces(transaction, orderId)
    })
  }
}
