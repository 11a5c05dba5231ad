import type { OrderId, Permission } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { Actor } from '../../../platform/http/actor.js'
import { Payments } from '../../payments/payments.js'
import { OrderCancellation } from '../order-cancellation.js'
import { OrderFulfilment } from '../order-fulfilment.js'
import { Orders } from '../orders.js'
import type { OrderDeed } from './order-bulk.contract.js'

/** What each deed needs, as it does for a single order. */
export const neededFor: Record<OrderDeed['kind'], Permission> = {
  add_tags: 'orders.update',
  remove_tags: 'orders.update',
  capture: 'orders.capture',
  fulfil: 'orders.update',
  cancel: 'orders.cancel',
}

/** Does one deed with one order, as the route for a single order would. */
@Injectable()
export class OrderDeedExecution {
  constructor(
    @Inject(Orders) private readonly orders: Orders,
    @Inject(Payments) private readonly payments: Payments,
    @Inject(OrderFulfilment) private readonly fulfilment: OrderFulfilment,
    @Inject(OrderCancellation) private readonly cancellation: OrderCancellation,
  ) {}

  /**
   * Safe to repeat with the same key.
   * @throws Problem where the order does not allow it.
   */
  async execute(deed: OrderDeed, orderId: OrderId, actor: Actor, idempotencyKey: string): Promise<void> {
    switch (deed.kind) {
      case 'add_tags':
        await this.orders.addTags(orderId, deed.tags, actor)
        return
      case 'remove_tags':
        await this.orders.removeTags(orderId, deed.tags, actor)
        return
      case 'capture':
        await this.payments.capture(orderId, { idempotencyKey, actor })
        return
      case 'fulfil':
        await this.fulfilOnce(orderId, actor, deed.notifyCustomer)
        return
      case 'cancel': {
        const { kind: _kind, ...how } = deed
        await this.cancellation.cancel(orderId, { ...how, actor, idempotencyKey })
      }
    }
  }

  /** One that has left already is what was wanted, also when it is this very deed that a crash interrupted. */
  private async fulfilOnce(orderId: OrderId, actor: Actor, notifyCustomer: boolean): Promise<void> {
    const { fulfilledAt } = await this.orders.snapshot(orderId)
    if (fulfilledAt === null) await this.fulfilment.fulfil(orderId, actor, { notifyCustomer })
  }
}
