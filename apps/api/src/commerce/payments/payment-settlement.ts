import {
  type CardSignals,
  type Money,
  money,
  type OrderId,
  type PaymentOutcome,
  type PaymentState,
  type PaymentStatus,
  settlePayment,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.js'
import { systemActor } from '../../platform/http/actor.js'
import { JobQueue } from '../../platform/jobs/job-queue.js'
import { Stock } from '../inventory/stock.js'
import { orders } from '../orders/order.table.js'
import { timelineActor } from '../orders/order-history.js'
import { RefundCompletion } from '../orders/refunds/refund-completion.js'
import { analyzeRisk } from '../risk/risk-jobs.js'
import { ShopSettings } from '../shop/shop-settings.js'
import type { DeclineReason } from './gateway/payment-gateway.js'
import { type AccountChange, OrderAccounts } from './order-accounts.js'
import { paymentOperations, payments } from './payment.table.js'
import { PaymentAnnouncements } from './payment-announcements.js'
import { stateOf } from './payment-figures.js'
import { type Payment, type PaymentOperation, PaymentOperations } from './payment-operations.js'

/** How the gateway answered an operation, whichever it was. */
export type SettledOutcome =
  | { readonly kind: 'approved'; readonly authorization?: string; readonly card?: CardSignals | null }
  | { readonly kind: 'declined'; readonly reason: DeclineReason; readonly card?: CardSignals | null }

/** An operation that has ended, and the one that follows it at once, if any. */
export interface Settled {
  readonly operation: PaymentOperation
  readonly followUp: PaymentOperation | undefined
}

/** Records what the gateway answered, and all that follows from it, in one transaction. */
@Injectable()
export class PaymentSettlement {
  constructor(
    @Inject(PaymentOperations) private readonly operations: PaymentOperations,
    @Inject(PaymentAnnouncements) private readonly announcements: PaymentAnnouncements,
    @Inject(OrderAccounts) private readonly accounts: OrderAccounts,
    @Inject(RefundCompletion) private readonly refunds: RefundCompletion,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(Stock) private readonly stock: Stock,
    @Inject(JobQueue) private readonly jobs: JobQueue,
  ) {}

  /** Ends a started operation. Of several who bring its outcome, the first one's counts. */
  async record(transaction: Transaction, operationId: string, outcome: SettledOutcome): Promise<Settled> {
    const payment = await this.lockPaymentOf(transaction, operationId)
    const { operation: seen } = await this.operations.get(transaction, operationId)
    if (seen.status !== 'started') return { operation: seen, followUp: undefined }

    const amount = money(seen.amount, payment.currency)
    const next = settlePayment(stateOf(payment), { kind: seen.kind, amount }, outcome.kind)
    const operation = await this.endOperation(transaction, seen, outcome, next.status)
    await this.changePayment(transaction, payment, next, outcome)
    const change = await this.settleAccount(transaction, payment.orderId, operation, amount)
    await this.announcements.announce(transaction, payment, operation, change)
    return { operation, followUp: await this.consequences(transaction, payment, operation) }
  }

  private settleAccount(
    transaction: Transaction,
    orderId: OrderId,
    { kind, status }: PaymentOperation,
    amount: Money,
  ): Promise<AccountChange> {
    return kind === 'refund' && status === 'approved'
      ? this.accounts.settleRefund(transaction, orderId, amount)
      : this.accounts.settle(transaction, orderId)
  }

  /** Everything that changes a payment or its operations holds this lock. */
  private async lockPaymentOf(transaction: Transaction, operationId: string): Promise<Payment> {
    const { operation } = await this.operations.get(transaction, operationId)
    const [payment] = await transaction
      .select()
      .from(payments)
      .where(eq(payments.id, operation.paymentId))
      .for('update')
    if (payment === undefined) throw new Error(`The payment of operation ${operationId} is gone.`)
    return payment
  }

  private async endOperation(
    transaction: Transaction,
    { id }: PaymentOperation,
    outcome: SettledOutcome,
    paymentStatus: PaymentStatus,
  ): Promise<PaymentOperation> {
    const [operation] = await transaction
      .update(paymentOperations)
      .set({
        status: outcome.kind,
        declineReason: outcome.kind === 'declined' ? outcome.reason : null,
        paymentStatus,
        settledAt: new Date(),
      })
      .where(and(eq(paymentOperations.id, id), eq(paymentOperations.status, 'started')))
      .returning()
    if (operation === undefined) throw new Error(`Payment operation ${id} ended under its payment's lock.`)
    return operation
  }

  private async changePayment(
    transaction: Transaction,
    payment: Payment,
    next: PaymentState,
    outcome: SettledOutcome,
  ): Promise<void> {
    const changed = await transaction
      .update(payments)
      .set({
        status: next.status,
        captured: next.captured.amount,
        refunded: next.refunded.amount,
        declineReason: outcome.kind === 'declined' ? outcome.reason : null,
        ...(outcome.card === undefined ? {} : { cardSignals: outcome.card }),
        ...(outcome.kind === 'approved' && outcome.authorization !== undefined
          ? { authorization: outcome.authorization }
          : {}),
      })
      .where(and(eq(payments.id, payment.id), eq(payments.status, payment.status)))
      .returning({ id: payments.id })
    if (changed.length === 0) throw new Error(`Payment ${payment.id} changed under its own lock.`)
  }

  private async consequences(
    transaction: Transaction,
    payment: Payment,
    operation: PaymentOperation,
  ): Promise<PaymentOperation | undefined> {
    const { orderId } = payment
    const outcome: PaymentOutcome = operation.status === 'approved' ? 'approved' : 'declined'
    const declinedForGood = operation.kind === 'authorize' && outcome === 'declined'
    const released = operation.kind === 'void' && outcome === 'approved'
    // Whoever cancelled the order has decided about its pieces as well.
    const unpaidForGood = declinedForGood || (released && !(await isCancelled(transaction, orderId)))
    if (unpaidForGood) await this.stock.release(transaction, orderId)
    if (operation.kind === 'refund') {
      await this.refunds.afterOperation(transaction, operation.id, outcome === 'approved')
    }
    if (operation.kind !== 'authorize') return undefined

    // Only now is it known what the issuer says of the card, on which the analysis rests.
    await this.jobs.enqueue(transaction, analyzeRisk, { orderId }, { key: `${analyzeRisk.name}/${orderId}` })
    const { captureMode } = await this.shop.read(transaction)
    if (outcome === 'declined' || captureMode === 'manual') return undefined
    const begun = await this.operations.begin(transaction, {
      orderId,
      kind: 'capture',
      requestKey: `automatic-capture/${payment.id}`,
      actor: timelineActor(systemActor),
    })
    return begun.kind === 'begun' ? begun.operation : undefined
  }
}

async function isCancelled(transaction: Transaction, orderId: OrderId): Promise<boolean> {
  const [order] = await transaction
    .select({ cancelledAt: orders.cancelledAt })
    .from(orders)
    .where(eq(orders.id, orderId))
  return order?.cancelledAt != null
}
