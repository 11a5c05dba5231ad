import {
  compareMoney,
  type LocationId,
  type Money,
  minorUnits,
  money,
  type OrderAccount,
  type OrderId,
  type RefundReason,
  receivedFor,
  refundedOf,
  subtractMoney,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { asc, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { among } from '../../../platform/database/among.js'
import type { Queries, Transaction } from '../../../platform/database/database.js'
import { Transactions } from '../../../platform/database/transactions.js'
import type { Actor } from '../../../platform/http/actor.js'
import { holdLocation } from '../../inventory/stock-lines.js'
import { GatewayCalls } from '../../payments/gateway-calls.js'
import { OrderAccounts } from '../../payments/order-accounts.js'
import { type PaymentOperation, PaymentOperations } from '../../payments/payment-operations.js'
import {
  gatewayUnavailable,
  paymentState,
  refundAmountInvalid,
  refundTooLarge,
  requestKeyReused,
} from '../../payments/payment-problems.js'
import { Payments } from '../../payments/payments.js'
import type { LinePieces } from '../fulfilments/line-pieces.js'
import { timelineActor } from '../order-history.js'
import { lockOrder, type OrderRow } from '../order-version.js'
import { orderRefundLines, orderRefunds } from './refund.table.js'
import { RefundCompletion, type RefundRow } from './refund-completion.js'
import { RefundWorth, takeRefundedPieces, type WorthOfRefund } from './refund-worth.js'

/** What is to be given back: an amount, pieces of lines with what was paid for them, shipping; all, when nothing is said. */
export interface RefundOrder {
  readonly amount?: Money | undefined
  readonly lines?: readonly LinePieces[] | undefined
  readonly shipping?: Money | undefined
  /** Whether the pieces go back into stock. */
  readonly restock: boolean
  /** Where pieces that had left go back to; to where they came from, when undefined. */
  readonly restockLocationId?: LocationId | undefined
  readonly reason: RefundReason
  /** Whether the customer is written to once the money has gone back. */
  readonly notifyCustomer?: boolean | undefined
  readonly version?: number | undefined
  readonly idempotencyKey: string
  readonly actor: Actor
}

type Attempt =
  | { readonly kind: 'recorded'; readonly refund: RefundRow }
  | { readonly kind: 'blocked'; readonly by: PaymentOperation }

/** How often to try again when operations on the payment come in between. */
const rounds = 5

/** A refund with its lines, as it is stored. */
export interface StoredRefund {
  readonly refund: typeof orderRefunds.$inferSelect
  readonly lines: readonly (typeof orderRefundLines.$inferSelect)[]
}

/**
 * Gives money of an order back: by card what came by card, the rest by hand. Never more than was received and not
 * given back. Refund, pieces and the wish to the gateway are recorded in one transaction; goods and what goes by hand
 * follow in the one that records that the gateway agreed.
 */
@Injectable()
export class OrderRefunds {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PaymentOperations) private readonly operations: PaymentOperations,
    @Inject(GatewayCalls) private readonly gateway: GatewayCalls,
    @Inject(Payments) private readonly payments: Payments,
    @Inject(OrderAccounts) private readonly accounts: OrderAccounts,
    @Inject(RefundWorth) private readonly worth: RefundWorth,
    @Inject(RefundCompletion) private readonly completion: RefundCompletion,
  ) {}

  /**
   * Gives back what `wish` says. Safe to repeat with the same key.
   * @throws Problem `payment-state` (409) when nothing was received, `refund-too-large`, `wrong-pieces` (422),
   * `order-changed` (409), `gateway-declined` (402), `gateway-unavailable` (503), `idempotency-key-reused`,
   * `not-found`.
   */
  async refund(orderId: OrderId, wish: RefundOrder): Promise<void> {
    for (let round = 0; round < rounds; round += 1) {
      const attempt = await this.transactions.run((transaction) => this.attempt(transaction, orderId, wish))
      if (attempt.kind === 'recorded') {
        const { operationId } = attempt.refund
        if (operationId !== null) await this.payments.conclude(operationId)
        return
      }
      const other = await this.gateway.drive(attempt.by.id)
      if (other.status === 'started') break
    }
    throw gatewayUnavailable('refund')
  }

  private async attempt(transaction: Transaction, orderId: OrderId, wish: RefundOrder): Promise<Attempt> {
    await this.operations.lock(transaction, orderId)
    await lockOrder(transaction, orderId, undefined)
    const earlier = await this.find(transaction, wish.idempotencyKey)
    if (earlier !== undefined) {
      if (!isSame(earlier, orderId, wish)) throw requestKeyReused()
      return { kind: 'recorded', refund: earlier }
    }
    const open = await this.operations.openOf(transaction, orderId)
    if (open !== undefined) return { kind: 'blocked', by: open }

    const order = await lockOrder(transaction, orderId, wish.version)
    const { restockLocationId } = wish
    if (restockLocationId !== undefined) {
      await holdLocation(transaction, restockLocationId, '/restockLocationId')
    }
    const account = await this.accounts.read(transaction, orderId)
    const worth = await this.worth.of(transaction, order, wish)
    const amount = decideAmount(order, account, wish, worth)
    return {
      kind: 'recorded',
      refund: await this.record(transaction, { account, wish, worth, amount, order }),
    }
  }

  private async record(
    transaction: Transaction,
    known: {
      order: OrderRow
      account: OrderAccount
      wish: RefundOrder
      worth: WorthOfRefund
      amount: Money
    },
  ): Promise<RefundRow> {
    const { order, wish, worth, amount } = known
    const byCard = money(Math.min(amount.amount, onCard(known.account)), amount.currency)
    const id = uuidv7()
    const begun =
      byCard.amount === 0
        ? undefined
        : await this.operations.begin(transaction, {
            orderId: order.id,
            kind: 'refund',
            amount: byCard,
            requestKey: `refund/${id}`,
            actor: timelineActor(wish.actor),
            refund: { reason: wish.reason },
          })
    // No operation is open, and the payment's lock is held.
    if (begun?.kind === 'blocked') throw gatewayUnavailable('refund')
    const [refund] = await transaction
      .insert(orderRefunds)
      .values({
        id,
        orderId: order.id,
        requestKey: wish.idempotencyKey,
        currency: amount.currency,
        amount: amount.amount,
        shipping: worth.shipping.amount,
        byCard: byCard.amount,
        operationId: begun?.operation.id ?? null,
        reason: wish.reason,
        restock: wish.restock,
        restockLocationId: wish.restockLocationId ?? null,
        notifyCustomer: wish.notifyCustomer ?? false,
        status: 'started',
        createdAt: new Date(),
        actor: timelineActor(wish.actor),
      })
      .onConflictDoNothing({ target: orderRefunds.requestKey })
      .returning()
    if (refund === undefined) throw requestKeyReused()
    await takeRefundedPieces(transaction, refund.id, worth.lines)
    if (begun === undefined) await this.completion.finish(transaction, refund)
    return refund
  }

  private async find(queries: Queries, requestKey: string): Promise<RefundRow | undefined> {
    const [refund] = await queries.select().from(orderRefunds).where(eq(orderRefunds.requestKey, requestKey))
    return refund
  }

  /** All refunds of an order with their lines, the earliest first; what a workflow refunds by its charge is no part. */
  async of(queries: Queries, orderId: OrderId): Promise<StoredRefund[]> {
    return (await this.ofEach(queries, [orderId])).get(orderId) ?? []
  }

  /** The same of several orders, by their ids; those without any are not in the answer. */
  async ofEach(
    queries: Queries,
    orderIds: readonly OrderId[],
  ): Promise<ReadonlyMap<OrderId, StoredRefund[]>> {
    const refunds = await queries
      .select()
      .from(orderRefunds)
      .where(among(orderRefunds.orderId, orderIds))
      .orderBy(asc(orderRefunds.createdAt), asc(orderRefunds.id))
    if (refunds.length === 0) return new Map()
    const ids = refunds.map(({ id }) => id)
    const lines = await queries.select().from(orderRefundLines).where(among(orderRefundLines.refundId, ids))
    const stored = refunds.map((refund) => ({
      refund,
      lines: lines.filter(({ refundId }) => refundId === refund.id),
    }))
    return Map.groupBy(stored, ({ refund }) => refund.orderId)
  }
}

const onCard = ({ card }: OrderAccount): number =>
  card === null ? 0 : card.captured.amount - card.refunded.amount

function decideAmount(
  order: OrderRow,
  account: OrderAccount,
  wish: RefundOrder,
  worth: WorthOfRefund,
): Money {
  const refundable = subtractMoney(receivedFor(account), refundedOf(account))
  const named = wish.lines !== undefined || wish.shipping !== undefined
  const amount = wish.amount ?? (named ? worth.total : refundable)
  if (amount.currency !== order.currency || amount.amount < 0) throw refundAmountInvalid(order.currency)
  if (refundable.amount === 0) throw paymentState('refund', order.paymentStatus)
  if (amount.amount === 0 && worth.lines.length === 0) throw refundAmountInvalid(order.currency)
  if (compareMoney(amount, refundable) > 0) throw refundTooLarge(refundable)
  return money(minorUnits(amount.amount), order.currency)
}

function isSame(earlier: RefundRow, orderId: OrderId, { amount }: RefundOrder): boolean {
  return earlier.orderId === orderId && (amount === undefined || amount.amount === earlier.amount)
}
