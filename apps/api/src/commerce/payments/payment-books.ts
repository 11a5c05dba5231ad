import { type CardSignals, money, settlePayment } from '@counterflow/core'
import { Injectable } from '@nestjs/common'
import { asc, eq, sql } from 'drizzle-orm'
import { amongGiven } from '../../platform/database/among.js'
import type { Transaction } from '../../platform/database/database.js'
import { knownQuery } from '../../platform/database/known-query.js'
import type { StartedOperation } from './authorizations.js'
import type { DeclineReason } from './gateway/payment-gateway.js'
import { paymentOperations, payments } from './payment.table.js'
import { stateOf } from './payment-figures.js'

/** How the gateway answered an operation, whichever it was. */
export type SettledOutcome =
  | { readonly kind: 'approved'; readonly authorization?: string; readonly card?: CardSignals | null }
  | { readonly kind: 'declined'; readonly reason: DeclineReason; readonly card?: CardSignals | null }

/** A started operation with the answer to it. */
export interface AnsweredOperation extends StartedOperation {
  readonly outcome: SettledOutcome
}

const holdPayments = knownQuery((queries) =>
  queries
    .select({ payment: payments })
    .from(payments)
    .innerJoin(paymentOperations, eq(paymentOperations.paymentId, payments.id))
    .where(amongGiven(paymentOperations.id, 'ids'))
    .orderBy(asc(payments.id))
    .for('update', { of: payments }),
)

const readOperations = knownQuery((queries) =>
  queries.select().from(paymentOperations).where(amongGiven(paymentOperations.id, 'ids')),
)

/** The rows of payments and of what was asked of the gateway. */
@Injectable()
export class PaymentBooks {
  /**
   * Operations as they stand now, with their payments. Everything that changes a payment or its operations holds the
   * payment first, in one order for all.
   */
  async hold(transaction: Transaction, operationIds: readonly string[]): Promise<StartedOperation[]> {
    const ids = [...operationIds]
    const held = await holdPayments(transaction, { ids })
    const byId = new Map(held.map(({ payment }) => [payment.id, payment]))
    // Only now: whoever held the payment before may have ended them.
    const operations = await readOperations(transaction, { ids })
    return operations.flatMap((operation) => {
      const payment = byId.get(operation.paymentId)
      return payment === undefined ? [] : [{ operation, payment }]
    })
  }

  /** Ends operations that are held and started, and changes their payments; answers the operations as ended. */
  async end(transaction: Transaction, answered: readonly AnsweredOperation[]): Promise<StartedOperation[]> {
    if (answered.length === 0) return []
    const settledAt = new Date()
    const ended = answered.map(({ operation, payment, outcome }) => {
      const amount = money(operation.amount, payment.currency)
      const next = settlePayment(stateOf(payment), { kind: operation.kind, amount }, outcome.kind)
      const declineReason = outcome.kind === 'declined' ? outcome.reason : null
      const status = outcome.kind
      const settled = { ...operation, status, declineReason, paymentStatus: next.status, settledAt }
      return { operation: settled, payment, outcome, next }
    })
    await this.endOperations(transaction, ended)
    const changes = ended.map(({ payment, outcome, next }) => ({
      id: payment.id,
      before: payment.status,
      status: next.status,
      captured: next.captured.amount,
      refunded: next.refunded.amount,
      decline_reason: outcome.kind === 'declined' ? outcome.reason : null,
      card_signals: outcome.card === undefined ? payment.cardSignals : outcome.card,
      authorization:
        (outcome.kind === 'approved' ? outcome.authorization : undefined) ?? payment.authorization,
    }))
    const { rowCount } = await transaction.execute(sql`
      update ${payments} paid
         set status = x.status, captured = x.captured, refunded = x.refunded, decline_reason = x.decline_reason,
             card_signals = x.card_signals, "authorization" = x."authorization"
        from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
          as x(id uuid, before text, status text, captured bigint, refunded bigint, decline_reason text,
               card_signals jsonb, "authorization" text)
       where paid.id = x.id and paid.status = x.before`)
    if (rowCount !== ended.length) throw new Error('A payment changed under its own lock.')
    return ended.map(({ operation, payment }) => ({ operation, payment }))
  }

  private async endOperations(transaction: Transaction, ended: readonly StartedOperation[]): Promise<void> {
    const rows = ended.map(({ operation: { id, status, declineReason, paymentStatus, settledAt } }) => {
      return {
        id,
        status,
        decline_reason: declineReason,
        payment_status: paymentStatus,
        settled_at: settledAt,
      }
    })
    const { rowCount } = await transaction.execute(sql`
      update ${paymentOperations} asked
         set status = x.status, decline_reason = x.decline_reason, payment_status = x.payment_status,
             settled_at = x.settled_at
        from jsonb_populate_recordset(null::${paymentOperations}, ${JSON.stringify(rows)}::jsonb) x
       where asked.id = x.id and asked.status = 'started'`)
    if (rowCount !== ended.length) throw new Error("An operation ended under its payment's lock.")
  }
}
