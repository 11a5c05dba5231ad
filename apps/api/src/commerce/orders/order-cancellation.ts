import {
  type CancelMoney,
  type CancelReason,
  cancelMoney,
  decideCancellation,
  money,
  type OrderId,
  type PaymentOnCancel,
  type RefundReason,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { Actor } from '../../platform/http/actor.js'
import { DiscountUses } from '../discounts/discount-uses.js'
import { Stock } from '../inventory/stock.js'
import { GatewayCalls } from '../payments/gateway-calls.js'
import { ManualPayments } from '../payments/manual/manual-payments.js'
import { OrderAccounts } from '../payments/order-accounts.js'
import { type Payment, type PaymentOperation, PaymentOperations } from '../payments/payment-operations.js'
import { gatewayUnavailable } from '../payments/payment-problems.js'
import { Payments } from '../payments/payments.js'
import { OrderLetters } from './letters/order-letters.js'
import { orders } from './order.table.js'
import { orderCancelled } from './order-events.js'
import { OrderHistory, timelineActor } from './order-history.js'
import { orderState } from './order-problems.js'
import { lockOrder, type OrderRow } from './order-version.js'

/** How an order is to be cancelled. The same key again stands for the same request. */
export interface CancelRequest {
  readonly reason: CancelReason
  readonly payment: PaymentOnCancel
  /** Whether its goods go back into stock at once. */
  readonly restock: boolean
  /** Whether the customer is written to about it. */
  readonly notifyCustomer?: boolean | undefined
  /** The version that was decided by; whichever, when undefined. */
  readonly version?: number | undefined
  readonly idempotencyKey: string
  readonly actor: Actor
}

/** `operation`: what was asked of the gateway, or the other one that has to end first. */
type Attempt =
  | { readonly kind: 'cancelled'; readonly operation: PaymentOperation | undefined }
  | { readonly kind: 'blocked'; readonly operation: PaymentOperation }

/** How often to try again when operations on the payment come in between. */
const rounds = 5

const refundReasons: Partial<Record<CancelReason, RefundReason>> = {
  customer: 'requested_by_customer',
  fraud: 'fraudulent',
}

/**
 * Cancels orders. The order, its stock and the wish to give the money back are recorded in one transaction; the
 * gateway is asked afterwards, and again after a crash.
 */
@Injectable()
export class OrderCancellation {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(OrderHistory) private readonly history: OrderHistory,
    @Inject(Stock) private readonly stock: Stock,
    @Inject(PaymentOperations) private readonly operations: PaymentOperations,
    @Inject(GatewayCalls) private readonly gateway: GatewayCalls,
    @Inject(Payments) private readonly payments: Payments,
    @Inject(ManualPayments) private readonly manual: ManualPayments,
    @Inject(OrderAccounts) private readonly accounts: OrderAccounts,
    @Inject(DiscountUses) private readonly discounts: DiscountUses,
    @Inject(OrderLetters) private readonly letters: OrderLetters,
  ) {}

  /**
   * Cancels an order, and gives its money back if that is wanted. Safe to repeat with the same key.
   * @throws Problem `order-state` (409) when it is cancelled or fulfilled; `gateway-declined` (402) or
   * `gateway-unavailable` (503) when the order was cancelled and its money could not be given back (yet);
   * `not-found` (404).
   */
  async cancel(orderId: OrderId, request: CancelRequest): Promise<void> {
    for (let round = 0; round < rounds; round += 1) {
      const attempt = await this.transactions.run((transaction) =>
        this.attempt(transaction, orderId, request),
      )
      if (attempt.kind === 'cancelled') {
        if (attempt.operation !== undefined) await this.payments.conclude(attempt.operation.id)
        return
      }
      const other = await this.gateway.drive(attempt.operation.id)
      if (other.status === 'started') throw gatewayUnavailable(other.kind)
    }
    throw gatewayUnavailable('void')
  }

  private async attempt(
    transaction: Transaction,
    orderId: OrderId,
    request: CancelRequest,
  ): Promise<Attempt> {
    // The lock that every operation on the payment holds as well.
    const payment = await this.operations.lock(transaction, orderId)
    const order = await lockOrder(transaction, orderId, undefined)
    const requestKey = `cancel/${request.idempotencyKey}`
    if (order.cancelKey === request.idempotencyKey) {
      return { kind: 'cancelled', operation: await this.operations.find(transaction, requestKey) }
    }
    const open = await this.operations.openOf(transaction, orderId)
    if (open !== undefined) return { kind: 'blocked', operation: open }
    await lockOrder(transaction, orderId, request.version)

    const decision = decideCancellation(stateOf(order, payment), request.payment)
    if (!decision.allowed) throw orderState(decision.reason)
    const given = cancelMoney(await this.accounts.read(transaction, orderId), request.payment)
    await this.record(transaction, orderId, request)
    if (request.notifyCustomer === true) await this.tellCustomer(transaction, orderId, request, given)
    if (request.payment === 'give_back') await this.giveBackByHand(transaction, order, request)
    if (decision.payment === null) return { kind: 'cancelled', operation: undefined }
    const begun = await this.operations.begin(transaction, {
      orderId,
      kind: decision.payment,
      requestKey,
      actor: timelineActor(request.actor),
      refund: { reason: refundReasons[request.reason] ?? 'unspecified', origin: 'order-cancelled' },
    })
    return { kind: 'cancelled', operation: begun.kind === 'begun' ? begun.operation : begun.by }
  }

  private tellCustomer(
    transaction: Transaction,
    orderId: OrderId,
    { reason, actor }: CancelRequest,
    given: CancelMoney,
  ): Promise<void> {
    return this.letters.send(transaction, {
      orderId,
      key: `cancelled/${orderId}`,
      news: { kind: 'cancelled', reason, money: given },
      actor: timelineActor(actor),
    })
  }

  /** What no gateway took part in is recorded as given back: a person hands it over. */
  private async giveBackByHand(
    transaction: Transaction,
    { id: orderId, currency }: OrderRow,
    { reason, actor }: CancelRequest,
  ): Promise<void> {
    const left = await this.manual.refundable(transaction, orderId)
    if (left === 0) return
    await this.manual.giveBack(transaction, {
      orderId,
      amount: money(left, currency),
      reason: refundReasons[reason] ?? 'unspecified',
      actor: timelineActor(actor),
    })
  }

  private async record(transaction: Transaction, orderId: OrderId, request: CancelRequest): Promise<void> {
    const { reason, idempotencyKey, actor } = request
    const cancelled = await transaction
      .update(orders)
      .set({ cancelledAt: new Date(), cancelReason: reason, cancelKey: idempotencyKey })
      .where(
        and(eq(orders.id, orderId), isNull(orders.cancelledAt), eq(orders.fulfilmentStatus, 'unfulfilled')),
      )
      .returning({ id: orders.id })
    if (cancelled.length === 0) throw orderState('fulfilled')
    await this.accounts.settle(transaction, orderId)
    // Goods before discounts, as whoever places an order holds them.
    const pieces = request.restock ? await this.stock.release(transaction, orderId) : 0
    await this.discounts.giveBack(transaction, orderId)
    const order = await this.history.add(transaction, orderId, {
      kind: 'order_cancelled',
      actor: timelineActor(actor),
      values: { reason, ...(pieces === 0 ? {} : { pieces }) },
    })
    await this.events.append(transaction, orderCancelled, {
      subjectId: orderId,
      payload: { order, reason },
    })
  }
}

function stateOf(order: OrderRow, payment: Payment | undefined) {
  return {
    cancelledAt: order.cancelledAt?.toISOString() ?? null,
    fulfilledAt: order.fulfilledAt?.toISOString() ?? null,
    fulfilmentStatus: order.fulfilmentStatus,
    paymentStatus: payment?.status ?? null,
  }
}
