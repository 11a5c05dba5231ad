import { orderIdSchema } from '@counterflow/core'
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../platform/database/database.js'
import { EventLog, type RecordedEvent } from '../../platform/events/event-log.js'
import { systemActor } from '../../platform/http/actor.js'
import { carts } from '../carts/cart.table.js'
import { DiscountUses } from '../discounts/discount-uses.js'
import { orderPaymentDeclined } from '../orders/order-events.js'
import { timelineActor } from '../orders/order-history.js'
import { ManualPayments } from '../payments/manual/manual-payments.js'

const declined = z.object({ operation: z.string() })

/**
 * Opens a cart again whose card was declined, and gives its discounts and gift cards back, in the transaction that
 * learns of it: whoever ordered can try another card, also when the process that asked the bank is no more.
 */
@Injectable()
export class DeclinedCheckouts implements OnModuleInit {
  constructor(
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(DiscountUses) private readonly uses: DiscountUses,
    @Inject(ManualPayments) private readonly manual: ManualPayments,
  ) {}

  onModuleInit(): void {
    this.events.react(async (transaction, happened) => {
      for (const event of happened) await this.react(transaction, event)
    })
  }

  private async react(transaction: Transaction, event: RecordedEvent): Promise<void> {
    if (event.type !== orderPaymentDeclined.type) return
    if (declined.parse(event.payload).operation !== 'authorize') return
    const orderId = orderIdSchema.parse(event.subjectId)
    await this.uses.giveBack(transaction, orderId)
    await this.manual.undoGiftCards(transaction, orderId, timelineActor(systemActor))
    await transaction
      .update(carts)
      .set({ orderId: null, updatedAt: new Date() })
      .where(eq(carts.orderId, orderId))
  }
}
