import { orderIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../../../platform/database/database.js'
import { Transactions } from '../../../platform/database/transactions.js'
import { EventLog } from '../../../platform/events/event-log.js'
import { systemActor } from '../../../platform/http/actor.js'
import { Problem } from '../../../platform/http/problems/problem.js'
import { Sweeper } from '../../../platform/liveness/sweeper.js'
import { LOGGER, type Logger } from '../../../platform/logging/logger.js'
import { shops } from '../../shop/shop.table.js'
import { ShopSettings } from '../../shop/shop-settings.js'
import { lockShop } from '../../shop/shop-update.js'
import { orders } from '../order.table.js'
import { OrderCancellation } from '../order-cancellation.js'
import { declinedOrdersChanged } from './declined-orders-events.js'

/** How many minutes a declined order waits for another payment, while nobody has said otherwise. */
export const usualDeclinedMinutes = 60
const mostAtOnce = 20
/** What was declined before that is history: nobody expects workflows to start and mails to leave for it. */
const longestOverdue = sql`interval '7 days'`

/**
 * Cancels orders whose card was declined and that nobody has paid in another way since, so that the list is not full of
 * them. They hold no stock: it was given up when the card was declined.
 */
@Injectable()
export class DeclinedOrders {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(ShopSettings) private readonly settings: ShopSettings,
    @Inject(OrderCancellation) private readonly cancellation: OrderCancellation,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(Sweeper) sweeper: Sweeper,
  ) {
    sweeper.registerRoutine(() => this.sweep())
  }

  /** After how many minutes they are cancelled; null: never. */
  async cancelAfter(): Promise<number | null> {
    const [shop] = await this.database.select({ minutes: shops.declinedCancelMinutes }).from(shops)
    return shop === undefined ? usualDeclinedMinutes : shop.minutes
  }

  async setCancelAfter(minutes: number | null): Promise<void> {
    await this.transactions.run(async (transaction) => {
      await lockShop(transaction, this.settings)
      await transaction.update(shops).set({ declinedCancelMinutes: minutes })
      const payload = { cancelAfterMinutes: minutes }
      await this.events.append(transaction, declinedOrdersChanged, { subjectId: 'shop', payload })
    })
  }

  /** Cancels the ones whose time is over, the oldest first. */
  async sweep(): Promise<void> {
    const minutes = await this.cancelAfter()
    if (minutes === null) return
    const due = await this.database
      .select({ id: orders.id })
      .from(orders)
      .where(
        and(
          eq(orders.paymentStatus, 'declined'),
          isNull(orders.cancelledAt),
          eq(orders.fulfilmentStatus, 'unfulfilled'),
          sql`${orders.placedAt} < now() - ${minutes}::int * interval '1 minute'`,
          sql`${orders.placedAt} > now() - ${minutes}::int * interval '1 minute' - ${longestOverdue}`,
        ),
      )
      .orderBy(asc(orders.placedAt))
      .limit(mostAtOnce)
    for (const { id } of due) await this.cancel(id)
  }

  private async cancel(id: string): Promise<void> {
    const orderId = orderIdSchema.parse(id)
    try {
      await this.cancellation.cancel(orderId, {
        reason: 'declined',
        payment: 'give_back',
        restock: true,
        idempotencyKey: `declined/${orderId}`,
        actor: systemActor,
      })
    } catch (error) {
      // Somebody paid, fulfilled or cancelled it at this very moment.
      if (!(error instanceof Problem)) throw error
      this.logger.info({ orderId, problem: error.type }, 'A declined order was not cancelled.')
    }
  }
}
