import type { OrderId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.js'
import { EventLog } from '../../../platform/events/event-log.js'
import { orders } from '../order.table.js'
import { orderFulfilled } from '../order-events.js'
import { OrderHistory, type TimelineActor } from '../order-history.js'
import { settleFulfilment } from './line-pieces.js'

/** Sees when an order is fulfilled because what was left of it need not be sent any more. */
@Injectable()
export class FulfilmentCompletion {
  constructor(
    @Inject(OrderHistory) private readonly history: OrderHistory,
    @Inject(EventLog) private readonly events: EventLog,
  ) {}

  /**
   * Brings the status up to date after pieces were taken out of an order that the transaction holds. Answers whether
   * that completed its fulfilment: `tell` of it then.
   */
  async settle(transaction: Transaction, orderId: OrderId): Promise<boolean> {
    const [before] = await transaction
      .select({ status: orders.fulfilmentStatus })
      .from(orders)
      .where(eq(orders.id, orderId))
    const status = await settleFulfilment(transaction, orderId)
    return status === 'fulfilled' && before?.status !== 'fulfilled'
  }

  /** Tells that the order is fulfilled: in its timeline, and as an event. */
  async tell(transaction: Transaction, orderId: OrderId, actor: TimelineActor): Promise<void> {
    const order = await this.history.add(transaction, orderId, { kind: 'order_fulfilled', actor, values: {} })
    await this.events.append(transaction, orderFulfilled, { subjectId: orderId, payload: { order } })
  }
}
