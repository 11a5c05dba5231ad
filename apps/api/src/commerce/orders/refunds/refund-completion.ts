import { type Money, money, type OrderId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.js'
import { Stock } from '../../inventory/stock.js'
import type { StartedOperation } from '../../payments/authorizations.js'
import { ManualPayments, type ManualRefund } from '../../payments/manual/manual-payments.js'
import { FulfilmentCompletion } from '../fulfilments/fulfilment-completion.js'
import {
  type ChosenPieces,
  type LinePieces,
  readLines,
  settleFulfilment,
  stockPieces,
} from '../fulfilments/line-pieces.js'
import { OrderLetters } from '../letters/order-letters.js'
import { orderLines } from '../order.table.js'
import type { TimelineActor } from '../order-history.js'
import { orderRefundLines, orderRefunds } from './refund.table.js'

export type RefundRow = typeof orderRefunds.$inferSelect

/** What a customer is told of, whoever gave it back. */
interface GivenBack {
  /** Of the refund, or of the operation where nothing but that is recorded. */
  readonly id: string
  readonly orderId: OrderId
  readonly amount: Money
  readonly lines: readonly LinePieces[]
  readonly actor: TimelineActor
}

/** Ends refunds: what follows once the money has gone back, or once it is known that it will not. */
@Injectable()
export class RefundCompletion {
  constructor(
    @Inject(ManualPayments) private readonly manual: ManualPayments,
    @Inject(Stock) private readonly stock: Stock,
    @Inject(FulfilmentCompletion) private readonly fulfilment: FulfilmentCompletion,
    @Inject(OrderLetters) private readonly letters: OrderLetters,
  ) {}

  /** Ends the refund that asked the gateway for `operation`; one that nobody recorded gave a charge back, by a workflow. */
  async afterOperation(transaction: Transaction, { operation, payment }: StartedOperation): Promise<void> {
    const approved = operation.status === 'approved'
    const [refund] = await transaction
      .select()
      .from(orderRefunds)
      .where(eq(orderRefunds.operationId, operation.id))
    if (refund !== undefined) {
      await (approved ? this.finish(transaction, refund) : this.abandon(transaction, refund))
    } else if (approved && operation.refund?.notifyCustomer === true) {
      const amount = money(operation.amount, payment.currency)
      const { id, actor } = operation
      await this.tellCustomer(transaction, { id, orderId: payment.orderId, amount, lines: [], actor })
    }
  }

  /**
   * Gives back by hand what did not go by card, and sees to the goods. Once, whoever asks how often. Answers how much
   * went back to gift cards, in minor units.
   */
  async finish(
    transaction: Transaction,
    refund: RefundRow,
    { toCards }: Pick<ManualRefund, 'toCards'> = {},
  ): Promise<number> {
    if (!(await end(transaction, refund, 'done'))) return 0
    const { orderId, currency, reason, actor } = refund
    // Goods before people, as whoever places an order holds them.
    await this.moveGoods(transaction, orderId, refund)
    const amount = money(refund.amount - refund.byCard, currency)
    const given = { orderId, amount, reason, actor, toCards }
    const onCards = amount.amount > 0 ? await this.manual.giveBack(transaction, given) : 0
    const completed = await this.fulfilment.settle(transaction, orderId)
    if (completed) await this.fulfilment.tell(transaction, orderId, actor)
    if (!refund.notifyCustomer) return onCards
    const lines = await linesOf(transaction, refund)
    await this.tellCustomer(transaction, { ...refund, amount: money(refund.amount, currency), lines })
    return onCards
  }

  private async tellCustomer(transaction: Transaction, given: GivenBack): Promise<void> {
    const { id, orderId, amount, lines, actor } = given
    const news = { kind: 'refunded', amount, lines } as const
    await this.letters.send(transaction, { orderId, key: `refunded/${id}`, news, actor })
  }

  /** The gateway refused: nothing was given back, so the pieces are as they were. */
  private async abandon(transaction: Transaction, refund: RefundRow): Promise<void> {
    if (!(await end(transaction, refund, 'failed'))) return
    for (const { lineId, quantity, unsent } of await linesOf(transaction, refund)) {
      await transaction
        .update(orderLines)
        .set({
          refunded: sql`${orderLines.refunded} - ${quantity}`,
          removed: sql`${orderLines.removed} - ${unsent}`,
        })
        .where(eq(orderLines.id, lineId))
    }
    await settleFulfilment(transaction, refund.orderId)
  }

  private async moveGoods(transaction: Transaction, orderId: OrderId, refund: RefundRow): Promise<void> {
    const lines = await readLines(transaction, orderId)
    const refunded = await linesOf(transaction, refund)
    const pieces = (count: (line: (typeof refunded)[number]) => number) =>
      stockPieces(
        refunded.flatMap((each): ChosenPieces[] => {
          const line = lines.find(({ id }) => id === each.lineId)
          return line === undefined ? [] : [{ line, quantity: count(each) }]
        }),
      )
    const unsent = pieces((line) => line.unsent)
    const sent = pieces((line) => line.quantity - line.unsent)
    if (refund.restock) {
      if (unsent.length > 0) await this.stock.release(transaction, orderId, unsent)
      if (sent.length > 0) {
        await this.stock.restock(transaction, orderId, sent, refund.restockLocationId ?? undefined)
      }
      return
    }
    // Neither sent nor to be sold again: broken or lost, so they leave the shelf.
    if (unsent.length > 0) await this.stock.commit(transaction, orderId, unsent)
  }
}

async function end(transaction: Transaction, { id }: RefundRow, status: 'done' | 'failed'): Promise<boolean> {
  const ended = await transaction
    .update(orderRefunds)
    .set({ status })
    .where(and(eq(orderRefunds.id, id), eq(orderRefunds.status, 'started')))
    .returning({ id: orderRefunds.id })
  return ended.length === 1
}

const linesOf = (transaction: Transaction, { id }: RefundRow) =>
  transaction.select().from(orderRefundLines).where(eq(orderRefundLines.refundId, id))
