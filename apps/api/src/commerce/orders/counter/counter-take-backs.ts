import { type LocationId, money, type OrderId, type PaymentMethodKey } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.js'
import { ManualTakeBacks } from '../../payments/manual/manual-take-backs.js'
import { PaymentOperations } from '../../payments/payment-operations.js'
import {
  type ChosenPieces,
  type OrderLineRow,
  readLines,
  settleFulfilment,
  stockPieces,
} from '../fulfilments/line-pieces.js'
import { orderLines, orders } from '../order.table.js'
import type { TimelineActor } from '../order-history.js'
import { orderRefundLines, orderRefunds } from '../refunds/refund.table.js'
import type { CounterShortage } from './counter-sale.js'
import { CounterStock } from './counter-stock.js'

/** A ticket on which goods had come back, taken back whole: the goods went again, and their money came again. */
export interface CounterTakeBack {
  /** What the keys of its returns begin with. */
  readonly requestKeys: string
  /** How the money came again. */
  readonly method: PaymentMethodKey
  readonly locationId: LocationId
  readonly actor: TimelineActor
}

/** What of it the orders could account for. */
export interface TakenBack {
  readonly amount: number
  readonly shortages: readonly CounterShortage[]
}

type RefundRow = typeof orderRefunds.$inferSelect

/** Undoes what `CounterReturns` has entered. */
@Injectable()
export class CounterTakeBacks {
  constructor(
    @Inject(PaymentOperations) private readonly operations: PaymentOperations,
    @Inject(ManualTakeBacks) private readonly money: ManualTakeBacks,
    @Inject(CounterStock) private readonly stock: CounterStock,
  ) {}

  /** Each return once, whoever asks how often; one of an order that was cancelled meanwhile is left as it is. */
  async record(transaction: Transaction, wish: CounterTakeBack): Promise<TakenBack> {
    const refunds = await transaction
      .select()
      .from(orderRefunds)
      .where(
        and(
          sql`starts_with(${orderRefunds.requestKey}, ${wish.requestKeys})`,
          eq(orderRefunds.status, 'done'),
        ),
      )
      .orderBy(asc(orderRefunds.orderId), asc(orderRefunds.id))
    let amount = 0
    const shortages: CounterShortage[] = []
    for (const refund of refunds) {
      await this.operations.lock(transaction, refund.orderId)
      if (!(await this.undo(transaction, refund))) continue
      amount += refund.amount
      shortages.push(...(await this.handOver(transaction, refund, wish)))
      await this.money.record(transaction, {
        orderId: refund.orderId,
        amount: money(refund.amount, refund.currency),
        method: wish.method,
        actor: wish.actor,
      })
    }
    return { amount, shortages }
  }

  private async undo(transaction: Transaction, refund: RefundRow): Promise<boolean> {
    const [order] = await transaction
      .select({ cancelledAt: orders.cancelledAt })
      .from(orders)
      .where(eq(orders.id, refund.orderId))
      .for('update')
    if (order === undefined || order.cancelledAt !== null) return false
    const undone = await transaction
      .update(orderRefunds)
      .set({ status: 'taken_back' })
      .where(and(eq(orderRefunds.id, refund.id), eq(orderRefunds.status, 'done')))
      .returning({ id: orderRefunds.id })
    return undone.length === 1
  }

  /** The customer has the pieces again: those that lay on the shelf meanwhile leave it. */
  private async handOver(
    transaction: Transaction,
    refund: RefundRow,
    { locationId, actor }: CounterTakeBack,
  ): Promise<CounterShortage[]> {
    const { orderId } = refund
    const pieces = await this.piecesOf(transaction, orderId, refund)
    for (const { line, quantity } of pieces)
      await transaction
        .update(orderLines)
        .set({ refunded: sql`${orderLines.refunded} - ${quantity}` })
        .where(eq(orderLines.id, line.id))
    await settleFulfilment(transaction, orderId)
    const stocked = stockPieces(pieces)
    if (!refund.restock || stocked.length === 0) return []
    return this.stock.move(transaction, [
      { orderId, locationId, pieces: stocked, direction: -1, reason: 'committed', actor },
    ])
  }

  private async piecesOf(
    transaction: Transaction,
    orderId: OrderId,
    { id }: RefundRow,
  ): Promise<ChosenPieces[]> {
    const lines = new Map((await readLines(transaction, orderId)).map((line) => [line.id, line]))
    const refunded = await transaction
      .select()
      .from(orderRefundLines)
      .where(eq(orderRefundLines.refundId, id))
    return refunded.flatMap(({ lineId, quantity }): ChosenPieces[] => {
      const line: OrderLineRow | undefined = lines.get(lineId)
      return line === undefined ? [] : [{ line, quantity }]
    })
  }
}
