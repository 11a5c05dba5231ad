import { type CardSignals, type Money, money, type PaymentOutcome, settlePayment } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.js'
import { systemActor } from '../../platform/http/actor.js'
import { JobQueue } from '../../platform/jobs/job-queue.js'
import { Stock } from '../inventory/stock.js'
import { timelineActor } from '../orders/order-history.js'
import { analyzeRisk } from '../risk/risk-jobs.js'
import { ShopSettings } from '../shop/shop-settings.js'
import type { DeclineReason } from './gateway/payment-gateway.js'
import { paymentOperations, payments } from './payment.table.js'
import { PaymentAnnouncements } from './payment-announcements.js'
import { type Payment, type PaymentOperation, PaymentOperations, stateOf } from './payment-operations.js'

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
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(Stock) private readonly stock: Stock,
    @Inject(JobQueue) private readonly jobs: JobQueue,
  ) {}

  /** Ends a started operation. Of several who bring its outcome, the first one's counts. */
  async record(transaction: Transaction, operationId: string, outcome: SettledOutcome): Promise<Settled> {
    const { operation: seen } = await this.operations.get(transaction, operationId)
    const [payment] = await transaction
      .select()
      .from(payments)
      .where(eq(payments.id, seen.paymentId))
      .for('update')
    const [operation] = await transaction
      .update(paymentOperations)
      .set({
        status: outcome.kind,
        declineReason: outcome.kind === 'declined' ? outcome.reason : null,
        settledAt: new Date(),
      })
      .where(and(eq(paymentOperations.id, operationId), eq(paymentOperations.status, 'started')))
      .returning()
    if (operation === undefined || payment === undefined) {
      return {
        operation: (await this.operations.get(transaction, operationId)).operation,
        followUp: undefined,
      }
    }
    await this.changePayment(transaction, payment, operation, outcome)
    await this.announcements.announce(transaction, payment, operation)
    return { operation, followUp: await this.consequences(transaction, payment, operation) }
  }

  private async changePayment(
    transaction: Transaction,
    payment: Payment,
    operation: PaymentOperation,
    outcome: SettledOutcome,
  ): Promise<void> {
    const amount: Money = money(operation.amount, payment.currency)
    const next = settlePayment(stateOf(payment), { kind: operation.kind, amount }, outcome.kind)
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
    const unpaidForGood =
      (operation.kind === 'authorize' && outcome === 'declined') ||
      (operation.kind === 'void' && outcome === 'approved')
    if (unpaidForGood) await this.stock.release(transaction, orderId)
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
