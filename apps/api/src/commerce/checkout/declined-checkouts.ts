import { orderIdSchema } from '@counterflow/core'
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../platform/database/database.js'
import { EventLog, type RecordedEvent } from '../../platform/events/event-log.js'
import { carts } from '../carts/cart.table.js'
import { DiscountUses } from '../discounts/discount-uses.js'
import { orderPaymentDeclined } from '../orders/order-events.js'

const declined = z.object({ operation: z.string() })

/**
 * Opens a cart again whose card was declined, and gives the uses of its discounts back, in the transaction that learns of it: whoever ordered can try another
 * card, also when the process that asked the bank is no more.
 */
@Injectable()
export class DeclinedCheckouts implements OnModuleInit {
  constructor(
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(DiscountUses) private readonly uses: DiscountUses,
  ) {}

  onModuleInit(): void {
    this.events.react((transaction, event) => this.react(transaction, event))
  }

  private async react(transaction: Transaction, event: RecordedEvent): Promise<void> {
    if (event.type !== orderPaymentDeclined.type) return
    if (declined.parse(event.payload).operation !== 'authorize') return
    const orderId = orderIdSchema.parse(event.subjectId)
    await this.uses.giveBack(transaction, orderId)
    await transaction
      .update(carts)
      .set({ orderId: null, updatedAt: new Date() })
      .where(eq(carts.orderId, orderId))
  }
}
