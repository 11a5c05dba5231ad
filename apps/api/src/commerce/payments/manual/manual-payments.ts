import {
  type Money,
  minorUnits,
  money,
  type OrderId,
  outstandingOf,
  type PaymentMethodKey,
  type RefundReason,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { among } from '../../../platform/database/among.js'
import type { Queries, Transaction } from '../../../platform/database/database.js'
import { EventLog } from '../../../platform/events/event-log.js'
import { GiftCards } from '../../gift-cards/gift-cards.js'
import { orderManualPaymentReceived, orderManualPaymentReturned } from '../../orders/order-events.js'
import { OrderHistory, type TimelineActor, timelineActor } from '../../orders/order-history.js'
import { OrderAccounts } from '../order-accounts.js'
import { nothingOutstanding } from '../payment-problems.js'
import { giftCardMethod, manualPayments } from './manual-payment.table.js'
import { partsToGiveBack } from './parts-to-give-back.js'

export type ManualPayment = typeof manualPayments.$inferSelect

/** Money that is to come, or has come, without a gateway. */
export interface ManualPaymentRequest {
  readonly orderId: OrderId
  /** A way of paying of the shop, which the caller has checked; or `gift_card`. */
  readonly method: PaymentMethodKey
  readonly amount: Money
  /** Whether the money is there, or only promised. */
  readonly paidNow: boolean
  readonly actor: TimelineActor
}

/** Money given back by hand. */
export interface ManualRefund {
  readonly orderId: OrderId
  readonly amount: Money
  readonly reason: RefundReason
  readonly actor: TimelineActor
  /** How much of it went back to gift cards, in minor units; all that they paid, unless somebody says otherwise. */
  readonly toCards?: number | undefined
}

/**
 * Payments that people make and confirm themselves. Whoever calls holds the order's lock, which keeps two of them
 * from paying the same twice.
 */
@Injectable()
export class ManualPayments {
  constructor(
    @Inject(OrderAccounts) private readonly accounts: OrderAccounts,
    @Inject(OrderHistory) private readonly history: OrderHistory,
    @Inject(GiftCards) private readonly giftCards: GiftCards,
    @Inject(EventLog) private readonly events: EventLog,
  ) {}

  /** Records a payment; one that is there at once is told of, in the timeline and as an event. */
  async begin(transaction: Transaction, request: ManualPaymentRequest): Promise<string> {
    const { orderId, method, amount, paidNow } = request
    const [payment] = await transaction
      .insert(manualPayments)
      .values({
        id: uuidv7(),
        orderId,
        method,
        currency: amount.currency,
        amount: amount.amount,
        status: paidNow ? 'paid' : 'pending',
        createdAt: new Date(),
        paidAt: paidNow ? new Date() : null,
        actor: timelineActor(request.actor),
      })
      .returning()
    if (payment === undefined) throw new Error('The manual payment was not recorded.')
    await (paidNow
      ? this.tellReceived(transaction, payment, request.actor)
      : this.accounts.settle(transaction, orderId))
    return payment.id
  }

  /**
   * Confirms that what is outstanding has come, by `method`, or as it was promised; by cash when nothing was.
   * @throws Problem `payment-state` (409) when nothing is outstanding.
   */
  async confirm(
    transaction: Transaction,
    orderId: OrderId,
    method: PaymentMethodKey | undefined,
    actor: TimelineActor,
  ): Promise<void> {
    const account = await this.accounts.read(transaction, orderId)
    let owed: number = outstandingOf(account).amount
    // While the card is being asked, nobody knows what is outstanding.
    if (owed === 0 || account.card?.status === 'pending') throw nothingOutstanding()
    const promises = await this.promised(transaction, orderId)
    for (const promised of promises) {
      // An order that became cheaper since is paid with less than was promised.
      const amount = minorUnits(Math.min(promised.amount, owed))
      if (amount === 0) {
        await transaction.delete(manualPayments).where(eq(manualPayments.id, promised.id))
        continue
      }
      owed -= amount
      const [paid] = await transaction
        .update(manualPayments)
        .set({
          status: 'paid',
          amount,
          paidAt: new Date(),
          actor: timelineActor(actor),
          method: method ?? promised.method,
        })
        .where(eq(manualPayments.id, promised.id))
        .returning()
      if (paid !== undefined) await this.tellReceived(transaction, paid, actor)
    }
    if (owed === 0) return
    const amount = money(owed, account.total.currency)
    await this.begin(transaction, {
      orderId,
      method: method ?? promises.at(-1)?.method ?? 'cash',
      amount,
      paidNow: true,
      actor,
    })
  }

  /** Notes that a promised payment has come. Answers whether it had been promised still; asked twice, it does it once. */
  async receive(transaction: Transaction, paymentId: string, actor: TimelineActor): Promise<boolean> {
    const [paid] = await transaction
      .update(manualPayments)
      .set({ status: 'paid', paidAt: new Date(), actor: timelineActor(actor) })
      .where(and(eq(manualPayments.id, paymentId), eq(manualPayments.status, 'pending')))
      .returning()
    if (paid === undefined) return false
    await this.tellReceived(transaction, paid, actor)
    return true
  }

  /** Notes that a promised payment is to come in another way than was said. */
  async promiseOtherwise(
    transaction: Transaction,
    paymentId: string,
    method: PaymentMethodKey,
  ): Promise<void> {
    await transaction
      .update(manualPayments)
      .set({ method })
      .where(and(eq(manualPayments.id, paymentId), eq(manualPayments.status, 'pending')))
  }

  /** Forgets what was promised for an order that nobody will pay any more. */
  async forgetPromises(transaction: Transaction, orderId: OrderId): Promise<void> {
    await transaction
      .delete(manualPayments)
      .where(and(eq(manualPayments.orderId, orderId), eq(manualPayments.status, 'pending')))
  }

  /** What was promised for an order, the earliest first. */
  async promised(queries: Queries, orderId: OrderId): Promise<ManualPayment[]> {
    return (await this.of(queries, orderId)).filter(({ status }) => status === 'pending')
  }

  /** All of an order, the earliest first. */
  async of(queries: Queries, orderId: OrderId): Promise<ManualPayment[]> {
    return (await this.ofEach(queries, [orderId])).get(orderId) ?? []
  }

  /** The same of several orders, by their ids; those without any are not in the answer. */
  async ofEach(
    queries: Queries,
    orderIds: readonly OrderId[],
  ): Promise<ReadonlyMap<OrderId, ManualPayment[]>> {
    const rows = await queries
      .select()
      .from(manualPayments)
      .where(among(manualPayments.orderId, orderIds))
      .orderBy(asc(manualPayments.createdAt), asc(manualPayments.id))
    return Map.groupBy(rows, ({ orderId }) => orderId)
  }

  /** What of them can still be given back, in minor units. */
  async refundable(queries: Queries, orderId: OrderId): Promise<number> {
    const paid = (await this.of(queries, orderId)).filter(({ status }) => status === 'paid')
    return paid.reduce((sum, { amount, refunded }) => sum + amount - refunded, 0)
  }

  /**
   * Records that `amount` was given back by hand: of the latest payments first. The caller knows that it is there.
   * Answers how much of it went back to gift cards, in minor units.
   */
  async giveBack(
    transaction: Transaction,
    { orderId, amount, reason, actor, toCards }: ManualRefund,
  ): Promise<number> {
    const { parts, left } = partsToGiveBack(await this.of(transaction, orderId), amount.amount, toCards)
    for (const { payment, amount: part, isToCards } of parts) {
      const returned = money(part, amount.currency)
      if (isToCards) await this.returnToCards(transaction, payment, returned, actor)
      await transaction
        .update(manualPayments)
        .set({ refunded: sql`${manualPayments.refunded} + ${part}` })
        .where(eq(manualPayments.id, payment.id))
      await this.accounts.settleRefund(transaction, orderId, returned)
      await this.tellReturned(transaction, payment, returned, { reason, actor })
    }
    if (left > 0) throw new Error(`Order ${orderId} was to give back ${left} more than it had received.`)
    return parts.reduce((sum, part) => sum + (part.isToCards ? part.amount : 0), 0)
  }

  /**
   * Undoes what gift cards have paid for an order of which the rest was not paid: no refund, after which the order would
   * cost less, but as if they had never been shown.
   */
  async undoGiftCards(transaction: Transaction, orderId: OrderId, actor: TimelineActor): Promise<void> {
    for (const payment of await this.of(transaction, orderId)) {
      if (payment.method !== giftCardMethod || payment.status !== 'paid') continue
      const amount = money(payment.amount - payment.refunded, payment.currency)
      await this.returnToCards(transaction, payment, amount, actor)
      await transaction.delete(manualPayments).where(eq(manualPayments.id, payment.id))
      await this.accounts.settle(transaction, orderId)
      await this.tellReturned(transaction, payment, amount, { reason: 'unspecified', actor })
    }
  }

  /** What a gift card paid goes back to it: nobody gets cash for one. */
  private async returnToCards(
    transaction: Transaction,
    { id, orderId }: ManualPayment,
    amount: Money,
    actor: TimelineActor,
  ): Promise<void> {
    let left: number = amount.amount
    const deedId = uuidv7()
    for (const { giftCardId, amount: paid } of await this.giftCards.redemptionsOf(transaction, orderId)) {
      const part = money(Math.min(paid.amount, left), amount.currency)
      if (part.amount === 0) continue
      left -= part.amount
      // What was given back before may have come again by hand: no figure of the payment tells one deed from another.
      const requestKey = `manual-payment/${id}/${deedId}/${giftCardId}`
      await this.giftCards.refund(transaction, { giftCardId, amount: part, orderId, requestKey, actor })
    }
  }

  private async tellReceived(
    transaction: Transaction,
    { id, orderId, method, ...payment }: ManualPayment,
    actor: TimelineActor,
  ): Promise<void> {
    const amount = money(payment.amount, payment.currency)
    const change = await this.accounts.settle(transaction, orderId)
    const order = await this.history.add(transaction, orderId, {
      kind: 'payment_received',
      actor: timelineActor(actor),
      values: { amount, method },
    })
    await this.events.append(transaction, orderManualPaymentReceived, {
      subjectId: orderId,
      payload: { order, manualPaymentId: id, method, amount },
    })
    await this.accounts.tell(transaction, change, order)
  }

  private async tellReturned(
    transaction: Transaction,
    { id, orderId, method }: ManualPayment,
    amount: Money,
    { reason, actor }: Pick<ManualRefund, 'reason' | 'actor'>,
  ): Promise<void> {
    const order = await this.history.add(transaction, orderId, {
      kind: 'payment_returned',
      actor: timelineActor(actor),
      values: { amount, method, reason },
    })
    await this.events.append(transaction, orderManualPaymentReturned, {
      subjectId: orderId,
      payload: { order, manualPaymentId: id, method, amount, reason },
    })
  }
}
