import { type OrderId, orderIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { asc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { Coalescer } from '../../../platform/coalescing/coalescer.js'
import { among } from '../../../platform/database/among.js'
import type { Database } from '../../../platform/database/database.js'
import { KEYED_DATABASE } from '../../../platform/database/keyed-database.js'
import { KeyedTransactions } from '../../../platform/database/keyed-transactions.js'
import { systemActor } from '../../../platform/http/actor.js'
import { defineJob } from '../../../platform/jobs/job-definition.js'
import { JobQueue } from '../../../platform/jobs/job-queue.js'
import { Sweeper } from '../../../platform/liveness/sweeper.js'
import { OrderStatus } from '../../checkout/order-status.js'
import { giftCardMethod, manualPayments } from '../../payments/manual/manual-payment.table.js'
import { PaymentMethods } from '../../payments/methods/payment-methods.js'
import { payments } from '../../payments/payment.table.js'
import { orders } from '../order.table.js'
import { timelineActor } from '../order-history.js'
import type { OrderLetter, PlacedOrder } from './order-letter.js'
import { OrderLetters } from './order-letters.js'

/** Writes to the customers of orders that they came in: apart from placing them, so that nobody waits for a letter. */
export const confirmOrders = defineJob({
  name: 'commerce.confirm_orders',
  payload: z.strictObject({ orderIds: z.array(orderIdSchema) }),
})

/** A group a second: when very many order at the same moment, taking their orders comes before writing to them. */
const mostAtOnce = 100
/** How long a job has before it is asked for again, in seconds. */
const patience = 30

const dueSchema = z.array(z.object({ id: orderIdSchema }))

/** Sends customers what they ordered, once it is known how it is paid; each order's letter once. */
@Injectable()
export class OrderConfirmations {
  /** A letter that cannot be written keeps nobody else's from leaving. */
  private readonly groups = new Coalescer<OrderLetter, true>(
    (letters) => this.sendTogether(letters),
    mostAtOnce,
  )

  constructor(
    @Inject(KEYED_DATABASE) private readonly database: Database,
    @Inject(KeyedTransactions) private readonly transactions: KeyedTransactions,
    @Inject(OrderLetters) private readonly letters: OrderLetters,
    @Inject(OrderStatus) private readonly status: OrderStatus,
    @Inject(PaymentMethods) private readonly methods: PaymentMethods,
    @Inject(JobQueue) private readonly jobs: JobQueue,
    @Inject(Sweeper) sweeper: Sweeper,
  ) {
    jobs.handle(confirmOrders, ({ orderIds }) => this.confirmEach(orderIds))
    sweeper.registerRoutine(() => this.sweep())
  }

  /**
   * Asks for the letters that are due, also for those whose job was lost. What waits for its card is left as it is: its
   * letter is asked for within a second of the answer.
   */
  async sweep(): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const { rows } = await transaction.execute(sql`
        update ${orders} set confirmation_due_at = now() + ${patience} * interval '1 second'
         where id = any(array(
           select id from ${orders} where confirmation_due_at <= now()
              and not exists (select from ${payments}
                               where ${payments.orderId} = ${orders.id} and ${payments.status} = 'pending')
            order by confirmation_due_at limit ${sql.raw(`${mostAtOnce}`)} for no key update skip locked))
        returning id`)
      const orderIds = dueSchema.parse(rows).map(({ id }) => id)
      if (orderIds.length > 0) await this.jobs.enqueue(transaction, confirmOrders, { orderIds })
    })
  }

  /**
   * Sends the letters of orders that wait for them, all together. While the card is being asked a letter goes on
   * waiting, and of an order that came to nothing nobody hears.
   */
  async confirmEach(orderIds: readonly OrderId[]): Promise<void> {
    const letters = await this.lettersOf(orderIds)
    await Promise.all(letters.map((letter) => this.groups.submit(letter)))
  }

  private async lettersOf(orderIds: readonly OrderId[]): Promise<OrderLetter[]> {
    const found = await this.database
      .select({
        id: orders.id,
        dueAt: orders.confirmationDueAt,
        statusToken: orders.statusToken,
        shippingAddress: orders.shippingAddress,
        card: payments.status,
      })
      .from(orders)
      .leftJoin(payments, eq(payments.orderId, orders.id))
      .where(among(orders.id, orderIds))
    const waiting = found.filter(
      ({ dueAt, statusToken, card }) => dueAt !== null && statusToken !== null && card !== 'pending',
    )
    if (waiting.length === 0) return []
    const ids = waiting.map(({ id }) => id)
    const shown = await this.status.readEach(ids)
    const byHand = await this.paidByHand(ids)
    return waiting.flatMap(({ id: orderId, shippingAddress, card }): OrderLetter[] => {
      const order = shown.get(orderId)
      if (order === undefined) return []
      const paidBy = [...(card === null ? [] : ['card' as const]), ...(byHand.get(orderId) ?? [])]
      const news = { kind: 'placed', order: { ...order, paidBy, shippingAddress } } as const
      return [{ orderId, key: `placed/${orderId}`, news, actor: timelineActor(systemActor) }]
    })
  }

  private async sendTogether(letters: readonly OrderLetter[]): Promise<true[]> {
    await this.transactions.run(async (transaction) => {
      const ids = letters.map(({ orderId }) => orderId)
      // Which wait is asked of the rows and not of the index of those that wait, which may be long.
      const held = await transaction
        .select({
          id: orders.id,
          dueAt: orders.confirmationDueAt,
          cancelledAt: orders.cancelledAt,
          paymentStatus: orders.paymentStatus,
        })
        .from(orders)
        .where(among(orders.id, ids))
        .orderBy(asc(orders.id))
        .for('no key update')
      const waiting = held.filter(({ dueAt }) => dueAt !== null)
      if (waiting.length === 0) return
      const waitingIds = waiting.map(({ id }) => id)
      await transaction.update(orders).set({ confirmationDueAt: null }).where(among(orders.id, waitingIds))
      const standing = new Set(
        waiting
          .filter(({ cancelledAt, paymentStatus }) => cancelledAt === null && paymentStatus !== 'declined')
          .map(({ id }) => id),
      )
      await this.letters.sendEach(
        transaction,
        letters.filter(({ orderId }) => standing.has(orderId)),
      )
    })
    return letters.map(() => true)
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
