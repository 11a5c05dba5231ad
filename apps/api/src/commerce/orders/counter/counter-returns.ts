import {
  type LocationId,
  type MinorUnits,
  minorUnits,
  money,
  type OrderId,
  type OrderLineId,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../../../platform/database/database.js'
import { ManualPayments } from '../../payments/manual/manual-payments.js'
import { PaymentOperations } from '../../payments/payment-operations.js'
import { type OrderLineRow, readLines } from '../fulfilments/line-pieces.js'
import { orders } from '../order.table.js'
import type { TimelineActor } from '../order-history.js'
import { orderRefunds } from '../refunds/refund.table.js'
import { RefundCompletion } from '../refunds/refund-completion.js'
import { takeRefundedPieces } from '../refunds/refund-worth.js'

/** Pieces of an order's line that came back, with what the customer got for them. */
export interface ReturnedPieces {
  readonly lineId: OrderLineId
  readonly quantity: number
  readonly amount: MinorUnits
}

/** Goods of one order that came back over the counter. */
export interface CounterReturn {
  readonly orderId: OrderId
  readonly lines: readonly ReturnedPieces[]
  readonly restock: boolean
  /** Where they lie now. */
  readonly locationId: LocationId
  /**
   * How much of the money went back to gift cards at most, in minor units, and not into the customer's hand; all that
   * they paid, when undefined.
   */
  readonly toCards: number | undefined
  readonly requestKey: string
  readonly actor: TimelineActor
}

/** What of it the order could not account for, and how much of the money it put on gift cards. */
export interface UnmatchedReturn {
  readonly pieces: number
  readonly amount: number
  readonly onCards: number
}

/** Enters what customers brought back and were given money for: that has happened, whatever the order says. */
@Injectable()
export class CounterReturns {
  constructor(
    @Inject(PaymentOperations) private readonly operations: PaymentOperations,
    @Inject(ManualPayments) private readonly manual: ManualPayments,
    @Inject(RefundCompletion) private readonly completion: RefundCompletion,
  ) {}

  /**
   * Gives money of an order back by hand, as far as it has any, and sees to its goods. Answers what is left over;
   * undefined when there is no such order, or it is cancelled.
   */
  async record(transaction: Transaction, wish: CounterReturn): Promise<UnmatchedReturn | undefined> {
    await this.operations.lock(transaction, wish.orderId)
    const [order] = await transaction.select().from(orders).where(eq(orders.id, wish.orderId)).for('update')
    if (order === undefined || order.cancelledAt !== null) return undefined
    const rows = await readLines(transaction, order.id)
    const wanted = wish.lines.reduce((sum, { amount }) => sum + amount, 0)
    const amount = Math.min(wanted, await this.manual.refundable(transaction, order.id))
    const pieces = wish.lines.flatMap((returned) => piecesOf(rows, returned))
    const matched = pieces.reduce((sum, { quantity }) => sum + quantity, 0)
    const [refund] = await transaction
      .insert(orderRefunds)
      .values({
        id: uuidv7(),
        orderId: order.id,
        requestKey: wish.requestKey,
        currency: order.currency,
        amount: minorUnits(amount),
        shipping: minorUnits(0),
        byCard: minorUnits(0),
        reason: 'requested_by_customer',
        restock: wish.restock,
        restockLocationId: wish.locationId,
        status: 'started',
        createdAt: new Date(),
        actor: wish.actor,
      })
      .onConflictDoNothing({ target: orderRefunds.requestKey })
      .returning()
    if (refund === undefined) return { pieces: 0, amount: 0, onCards: 0 }
    await takeRefundedPieces(
      transaction,
      refund.id,
      pieces.map(({ line, quantity, amount: paid }) => ({
        line,
        quantity,
        amount: money(paid, order.currency),
      })),
    )
    const onCards = await this.completion.finish(transaction, refund, { toCards: wish.toCards })
    const asked = wish.lines.reduce((sum, { quantity }) => sum + quantity, 0)
    return { pieces: asked - matched, amount: wanted - amount, onCards }
  }
}

function piecesOf(rows: readonly OrderLineRow[], { lineId, quantity, amount }: ReturnedPieces) {
  const line = rows.find(({ id }) => id === lineId)
  const left = line === undefined ? 0 : Math.min(quantity, line.quantity - line.refunded)
  return line === undefined || left <= 0 ? [] : [{ line, quantity: left, amount }]
}
