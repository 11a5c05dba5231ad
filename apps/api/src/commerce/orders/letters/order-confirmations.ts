import { type OrderId, orderIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { among } from '../../../platform/database/among.js'
import { DATABASE, type Database } from '../../../platform/database/database.js'
import { Transactions } from '../../../platform/database/transactions.js'
import { systemActor } from '../../../platform/http/actor.js'
import { defineJob } from '../../../platform/jobs/job-definition.js'
import { JobQueue } from '../../../platform/jobs/job-queue.js'
import { Sweeper } from '../../../platform/liveness/sweeper.js'
import { OrderStatus } from '../../checkout/order-status.js'
import { manualPayments } from '../../payments/manual/manual-payment.table.js'
import { giftCardMethod } from '../../payments/manual/manual-payments.js'
import { PaymentMethods } from '../../payments/methods/payment-methods.js'
import { payments } from '../../payments/payment.table.js'
import { orders } from '../order.table.js'
import { timelineActor } from '../order-history.js'
import type { PlacedOrder } from './order-letter.js'
import { OrderLetters } from './order-letters.js'

/** Writes to the customers of orders that they came in: apart from placing them, so that nobody waits for a letter. */
export const confirmOrders = defineJob({
  name: 'commerce.confirm_orders',
  payload: z.strictObject({ orderIds: z.array(orderIdSchema) }),
})

/** Few at once: when very many order at the same moment, taking their orders comes before writing to them. */
const mostAtOnce = 50
/** How long a job has before it is asked for again, and a card before it is looked at again; in seconds. */
const patience = 30

const dueSchema = z.array(z.object({ id: orderIdSchema }))

/** Sends customers what they ordered, once it is known how it is paid; each order's letter once. */
@Injectable()
export class OrderConfirmations {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(OrderLetters) private readonly letters: OrderLetters,
    @Inject(OrderStatus) private readonly status: OrderStatus,
    @Inject(PaymentMethods) private readonly methods: PaymentMethods,
    @Inject(JobQueue) private readonly jobs: JobQueue,
    @Inject(Sweeper) sweeper: Sweeper,
  ) {
    jobs.handle(confirmOrders, ({ orderIds }) => this.confirmEach(orderIds))
    sweeper.registerRoutine(() => this.sweep())
  }

  /** Asks for the letters that are due, also for those whose job was lost. */
  async sweep(): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const { rows } = await transaction.execute(sql`
        update ${orders} set confirmation_due_at = now() + ${patience} * interval '1 second'
         where id = any(array(
           select id from ${orders} where confirmation_due_at <= now()
            order by confirmation_due_at limit ${mostAtOnce} for no key update skip locked))
        returning id`)
      const orderIds = dueSchema.parse(rows).map(({ id }) => id)
      if (orderIds.length > 0) await this.jobs.enqueue(transaction, confirmOrders, { orderIds })
    })
  }

  /**
   * Sends the letters of orders that wait for them. While the card is being asked it goes on waiting, and of an order
   * that came to nothing nobody hears. All is read at once, and each letter leaves by itself.
   */
  async confirmEach(orderIds: readonly OrderId[]): Promise<void> {
    const found = await this.database
      .select({ id: orders.id, shippingAddress: orders.shippingAddress, card: payments.status })
      .from(orders)
      .leftJoin(payments, eq(payments.orderId, orders.id))
      .where(
        and(among(orders.id, orderIds), isNotNull(orders.confirmationDueAt), isNotNull(orders.statusToken)),
      )
    const waiting = found.filter(({ card }) => card !== 'pending')
    if (waiting.length === 0) return
    const ids = waiting.map(({ id }) => id)
    const shown = await this.status.readEach(ids)
    const byHand = await this.paidByHand(ids)
    for (const { id, shippingAddress, card } of waiting) {
      const order = shown.get(id)
      if (order === undefined) continue
      const paidBy = [...(card === null ? [] : ['card' as const]), ...(byHand.get(id) ?? [])]
      await this.send(id, { ...order, paidBy, shippingAddress })
    }
  }

  private async send(orderId: OrderId, order: PlacedOrder): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const ended = await transaction
        .update(orders)
        .set({ confirmationDueAt: null })
        .where(and(eq(orders.id, orderId), isNotNull(orders.confirmationDueAt)))
        .returning({ cancelledAt: orders.cancelledAt, paymentStatus: orders.paymentStatus })
      const [now] = ended
      if (now === undefined || now.cancelledAt !== null || now.paymentStatus === 'declined') return
      await this.letters.send(transaction, {
        orderId,
        key: `placed/${orderId}`,
        news: { kind: 'placed', order },
        actor: timelineActor(systemActor),
      })
    })
  }

  /** By which ways without a gateway orders are paid, as customers know them. */
  private async paidByHand(
    orderIds: readonly OrderId[],
  ): Promise<ReadonlyMap<OrderId, PlacedOrder['paidBy']>> {
    const paid = await this.database
      .selectDistinct({ orderId: manualPayments.orderId, method: manualPayments.method })
      .from(manualPayments)
      .where(among(manualPayments.orderId, orderIds))
    if (paid.length === 0) return new Map()
    const known = await this.methods.list(this.database)
    const wayOf = (method: string): PlacedOrder['paidBy'] => {
      if (method === giftCardMethod) return ['gift_card']
      const name = known.find(({ key }) => key === method)?.name
      return name === undefined ? [] : [name]
    }
    const ofOrders = Map.groupBy(paid, ({ orderId }) => orderId)
    return new Map([...ofOrders].map(([id, ways]) => [id, ways.flatMap(({ method }) => wayOf(method))]))
  }
}
