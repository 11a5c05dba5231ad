import {
  decidePaymentOperation,
  type Money,
  type OrderId,
  type PaymentDecision,
  type PaymentOperationKind,
  toCapture,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Queries, Transaction } from '../../platform/database/database.js'
import { orders } from '../orders/order.table.js'
import type { TimelineActor } from '../orders/order-history.js'
import { orderState, unknownOrder } from '../orders/order-problems.js'
import { OrderAccounts } from './order-accounts.js'
import { paymentOperations, payments, type RefundDetails } from './payment.table.js'
import { type Payment, stateOf } from './payment-figures.js'
import {
  nothingToCapture,
  paymentState,
  refundAmountInvalid,
  refundTooLarge,
  requestKeyReused,
} from './payment-problems.js'

export type { Payment } from './payment-figures.js'
export type PaymentOperation = typeof paymentOperations.$inferSelect

/** Something that somebody wants done with an order's payment. */
export interface OperationRequest {
  readonly orderId: OrderId
  readonly kind: PaymentOperationKind
  /** For refunds only; all that is left, when undefined. */
  readonly amount?: Money | undefined
  readonly refund?: RefundDetails | undefined
  /** The same key stands for the same request. */
  readonly requestKey: string
  readonly actor: TimelineActor
}

/** The operation that stands for a request, or the other one that has to end first. */
export type Begun =
  | { readonly kind: 'begun'; readonly operation: PaymentOperation }
  | { readonly kind: 'blocked'; readonly by: PaymentOperation }

/** After how long a started operation counts as forgotten: longer than a call to the gateway may take. */
export const forgottenAfter = 15_000

/** Records what is to be asked of the gateway, before it is asked. */
@Injectable()
export class PaymentOperations {
  constructor(@Inject(OrderAccounts) private readonly accounts: OrderAccounts) {}

  /**
   * Records `request` as started, or finds the operation that already stands for its key.
   * @throws Problem `payment-state`, `order-state`, `refund-too-large`, `idempotency-key-reused` or `not-found`.
   */
  async begin(transaction: Transaction, request: OperationRequest): Promise<Begun> {
    const payment = await this.lock(transaction, request.orderId)
    if (payment === undefined) throw await this.noCard(transaction, request)

    const earlier = await this.find(transaction, request.requestKey)
    if (earlier !== undefined) {
      if (!isSame(earlier, payment, request)) throw requestKeyReused()
      return { kind: 'begun', operation: earlier }
    }
    const [open] = await transaction
      .select()
      .from(paymentOperations)
      .where(and(eq(paymentOperations.paymentId, payment.id), eq(paymentOperations.status, 'started')))
    if (open !== undefined) return { kind: 'blocked', by: open }

    if (request.kind === 'capture') await refuseCancelled(transaction, request.orderId)
    const decision = decidePaymentOperation(stateOf(payment), request.kind, request.amount)
    if (!decision.allowed) throw refused(payment, request.kind, decision)
    const amount = request.kind === 'capture' ? await this.dueByCard(transaction, payment) : decision.amount
    return { kind: 'begun', operation: await start(transaction, payment, request, amount) }
  }

  /** The order's payment by card, if it has one, locked: all that changes it or its operations holds this lock. */
  async lock(transaction: Transaction, orderId: OrderId): Promise<Payment | undefined> {
    const [payment] = await transaction
      .select()
      .from(payments)
      .where(eq(payments.orderId, orderId))
      .for('update')
    return payment
  }

  private async noCard(queries: Queries, { orderId, kind }: OperationRequest) {
    const [order] = await queries
      .select({ status: orders.paymentStatus })
      .from(orders)
      .where(eq(orders.id, orderId))
    return order === undefined ? unknownOrder(orderId) : paymentState(kind, order.status)
  }

  /** An order that became cheaper since its card agreed takes less than is held. */
  private async dueByCard(transaction: Transaction, payment: Payment): Promise<Money> {
    const amount = toCapture(await this.accounts.read(transaction, payment.orderId))
    if (amount.amount === 0) throw nothingToCapture()
    return amount
  }

  async get(
    queries: Queries,
    operationId: string,
  ): Promise<{ operation: PaymentOperation; payment: Payment }> {
    const [row] = await queries
      .select({ operation: paymentOperations, payment: payments })
      .from(paymentOperations)
      .innerJoin(payments, eq(payments.id, paymentOperations.paymentId))
      .where(eq(paymentOperations.id, operationId))
    if (row === undefined) throw new Error(`There is no payment operation ${operationId}.`)
    return row
  }

  /** The operation that stands for `requestKey`, if there is one. */
  async find(queries: Queries, requestKey: string): Promise<PaymentOperation | undefined> {
    const [operation] = await queries
      .select()
      .from(paymentOperations)
      .where(eq(paymentOperations.requestKey, requestKey))
    return operation
  }

  /** The operation of an order's payment that has not ended yet, if there is one. */
  async openOf(queries: Queries, orderId: OrderId): Promise<PaymentOperation | undefined> {
    const [row] = await queries
      .select({ operation: paymentOperations })
      .from(paymentOperations)
      .innerJoin(payments, eq(payments.id, paymentOperations.paymentId))
      .where(and(eq(payments.orderId, orderId), eq(paymentOperations.status, 'started')))
    return row?.operation
  }
}

/** Cancelling locks the payment too, so whoever comes second sees what the first one did. */
async function refuseCancelled(transaction: Transaction, orderId: OrderId): Promise<void> {
  const [order] = await transaction
    .select({ cancelledAt: orders.cancelledAt })
    .from(orders)
    .where(eq(orders.id, orderId))
  if (order?.cancelledAt != null) throw orderState('already_cancelled')
}

async function start(
  transaction: Transaction,
  payment: Payment,
  request: OperationRequest,
  amount: Money,
): Promise<PaymentOperation> {
  const now = Date.now()
  const [operation] = await transaction
    .insert(paymentOperations)
    .values({
      id: uuidv7(),
      paymentId: payment.id,
      kind: request.kind,
      amount: amount.amount,
      requestedAmount: request.amount?.amount ?? null,
      requestKey: request.requestKey,
      actor: request.actor,
      refund: request.kind === 'refund' ? (request.refund ?? { reason: 'unspecified' }) : null,
      status: 'started',
      startedAt: new Date(now),
      attemptDueAt: new Date(now + forgottenAfter),
    })
    .onConflictDoNothing({ target: paymentOperations.requestKey })
    .returning()
  // Taken meanwhile, and not under this payment's lock: another order's.
  if (operation === undefined) throw requestKeyReused()
  return operation
}

function isSame(operation: PaymentOperation, payment: Payment, request: OperationRequest): boolean {
  return (
    operation.paymentId === payment.id &&
    operation.kind === request.kind &&
    operation.requestedAmount === (request.amount?.amount ?? null)
  )
}

type Refusal = Extract<PaymentDecision, { allowed: false }>

function refused(payment: Payment, kind: PaymentOperationKind, decision: Refusal) {
  switch (decision.reason) {
    case 'payment-state':
      return paymentState(kind, payment.status)
    case 'refund-too-large':
      return refundTooLarge(decision.refundable)
    case 'amount-not-positive':
    case 'currency-mismatch':
      return refundAmountInvalid(payment.currency)
  }
}
