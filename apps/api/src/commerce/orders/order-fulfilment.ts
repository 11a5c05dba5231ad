import { mayRestock, type OrderId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { Transactions } from '../../platform/database/transactions.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { Actor } from '../../platform/http/actor.js'
import { Stock } from '../inventory/stock.js'
import { Fulfilments } from './fulfilments/fulfilments.js'
import { orderRestocked } from './order-events.js'
import { OrderHistory, timelineActor } from './order-history.js'
import { orderState, unknownOrder } from './order-problems.js'
import { readSnapshot } from './order-snapshots.js'
import { lockOrder } from './order-version.js'

/** Where the goods of an order go: to the customer, or back into stock. */
@Injectable()
export class OrderFulfilment {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(OrderHistory) private readonly history: OrderHistory,
    @Inject(Stock) private readonly stock: Stock,
    @Inject(Fulfilments) private readonly fulfilments: Fulfilments,
  ) {}

  /**
   * Marks all goods that are left as sent or handed over, and writes to the customer where that is wanted.
   * @throws Problem `order-state` (409) when it is fulfilled or cancelled, `not-found` (404).
   */
  async fulfil(
    orderId: OrderId,
    actor: Actor,
    { notifyCustomer = false }: { readonly notifyCustomer?: boolean | undefined } = {},
  ): Promise<void> {
    await this.fulfilments.create(orderId, { actor, notifyCustomer })
  }

  /**
   * Puts the goods of an order that nobody will be sent back into stock, and answers how many pieces of it lie there
   * again. Safe to repeat: they go back once.
   * @throws Problem `order-state` (409) while the goods are still to be sent, `not-found` (404).
   */
  async restock(orderId: OrderId, actor: Actor): Promise<number> {
    return this.transactions.run(async (transaction) => {
      // Whoever pays for the order, or cancels it, decides about its goods by the same lock.
      await lockOrder(transaction, orderId, undefined)
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
