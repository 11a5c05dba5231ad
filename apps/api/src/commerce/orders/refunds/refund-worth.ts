import {
  addMoney,
  compareMoney,
  type Money,
  minorUnits,
  money,
  paidShares,
  refundOfPieces,
  subtractMoney,
  sumMoney,
} from '@counterflow/core'
import { Injectable } from '@nestjs/common'
import { and, eq, notInArray, sql } from 'drizzle-orm'
import type { Queries, Transaction } from '../../../platform/database/database.js'
import { refundAmountInvalid, refundTooLarge } from '../../payments/payment-problems.js'
import {
  choosePieces,
  type LinePieces,
  type OrderLineRow,
  readLines,
  unsentOf,
} from '../fulfilments/line-pieces.js'
import { orderLines } from '../order.table.js'
import type { OrderRow } from '../order-version.js'
import { orderRefundLines, orderRefunds, undoneRefunds } from './refund.table.js'

/** Pieces that are given back, with what was paid for them. */
export interface RefundedPieces {
  readonly line: OrderLineRow
  readonly quantity: number
  readonly amount: Money
}

/** What of an order is given back, and what was paid for it. */
export interface WorthOfRefund {
  readonly lines: readonly RefundedPieces[]
  readonly shipping: Money
  readonly total: Money
}

/** Says what the parts of an order that somebody wants refunded were paid with. */
@Injectable()
export class RefundWorth {
  /**
   * Prices of pieces are with tax and after discounts.
   * @throws Problem `wrong-pieces`, `refund-too-large` when more of the shipping is asked than was paid for it.
   */
  async of(
    queries: Queries,
    order: OrderRow,
    wish: { readonly lines?: readonly LinePieces[] | undefined; readonly shipping?: Money | undefined },
  ): Promise<WorthOfRefund> {
    const amountOf = (value: number) => money(value, order.currency)
    const rows = await readLines(queries, order.id)
    const shares = paidShares({
      lines: rows.map(({ quantity, refunded, total, tax }) => ({
        quantity,
        refunded,
        total: amountOf(total),
        tax: amountOf(tax),
      })),
      shipping: amountOf(order.shipping),
      tax: amountOf(order.tax),
      total: amountOf(order.total),
    })
    const chosen = choosePieces(rows, wish.lines ?? [], ({ quantity, refunded }) => quantity - refunded)
    const lines = chosen
      .filter(({ quantity }) => quantity > 0)
      .map(({ line, quantity }): RefundedPieces => {
        const share = shares.lines[rows.indexOf(line)] ?? amountOf(0)
        return { line, quantity, amount: refundOfPieces(share, line, quantity) }
      })
    const shipping = wish.shipping ?? amountOf(0)
    if (shipping.currency !== order.currency || shipping.amount < 0) throw refundAmountInvalid(order.currency)
    const left = subtractMoney(shares.shipping, amountOf(await shippingRefunded(queries, order)))
    if (compareMoney(shipping, left) > 0) throw refundTooLarge(left)
    const goods = sumMoney(
      lines.map(({ amount }) => amount),
      order.currency,
    )
    return { lines, shipping, total: addMoney(goods, shipping) }
  }
}

async function shippingRefunded(queries: Queries, { id }: OrderRow): Promise<number> {
  const [row] = await queries
    .select({ sum: sql`coalesce(sum(${orderRefunds.shipping}), 0)`.mapWith(Number) })
    .from(orderRefunds)
    .where(and(eq(orderRefunds.orderId, id), notInArray(orderRefunds.status, [...undoneRefunds])))
  return row?.sum ?? 0
}

/** Records the pieces of a refund: those that had not left the shop are given back first, and need not leave it any more. */
export async function takeRefundedPieces(
  transaction: Transaction,
  refundId: string,
  pieces: readonly RefundedPieces[],
): Promise<void> {
  for (const { line, quantity, amount } of pieces) {
    const unsent = Math.min(quantity, unsentOf(line))
    await transaction
      .update(orderLines)
      .set({ refunded: line.refunded + quantity, removed: line.removed + unsent })
      .where(eq(orderLines.id, line.id))
    await transaction.insert(orderRefundLines).values({
      refundId,
      lineId: line.id,
      quantity,
      unsent,
      amount: minorUnits(amount.amount),
    })
  }
}
