import {
  type CardSignals,
  type Currency,
  type OrderId,
  type PaymentId,
  paymentOperationKinds,
  paymentStatuses,
  type RefundReason,
} from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import { instant } from '../../platform/database/instant-column.js'
import { minorUnitsColumn } from '../money/minor-units-column.js'
import { orders } from '../orders/order.table.js'
import type { actorSchema } from '../orders/order-parts.contract.js'
import type { DeclineReason } from './gateway/payment-gateway.js'

/** What a refund was made with, beside its amount. */
export interface RefundDetails {
  readonly reason: RefundReason
  /** Where the customer is told how to get the money, for payments that cannot be given back by themselves. */
  readonly instructionsEmail?: string | undefined
  /** What started it, for whoever reads the books later: `fraud-warning`. */
  readonly origin?: string | undefined
  /** Whether the customer is written to once the money has gone back. */
  readonly notifyCustomer?: boolean | undefined
  readonly metadata?: Readonly<Record<string, string>> | undefined
}

/** The payment of an order. The card's number is the gateway's business: only its token is kept. */
export const payments = pgTable(
  'payments',
  {
    id: uuid().$type<PaymentId>().primaryKey(),
    orderId: uuid('order_id')
      .$type<OrderId>()
      .notNull()
      .unique()
      .references(() => orders.id),
    gateway: text().notNull(),
    status: text({ enum: paymentStatuses }).notNull(),
    currency: text().$type<Currency>().notNull(),
    amount: minorUnitsColumn().notNull(),
    captured: minorUnitsColumn().notNull(),
    refunded: minorUnitsColumn().notNull(),
    cardToken: text('card_token').notNull(),
    cardBrand: text('card_brand').notNull(),
    cardLast4: text('card_last4').notNull(),
    /** What the gateway calls the authorisation; captures, voids and refunds name it. */
    authorization: text(),
    cardSignals: jsonb('card_signals').$type<CardSignals>(),
    declineReason: text('decline_reason').$type<DeclineReason>(),
  },
  (table) => [index('payments_authorization').on(table.authorization)],
)

export const paymentOperationStatuses = ['started', 'approved', 'declined'] as const

/**
 * Everything that was asked of the gateway: recorded as `started` before the call and settled after it. Its id
 * is the idempotency key for the gateway, so whoever finds it started may ask again.
 */
export const paymentOperations = pgTable(
  'payment_operations',
  {
    id: uuid().primaryKey(),
    paymentId: uuid('payment_id')
      .$type<PaymentId>()
      .notNull()
      .references(() => payments.id),
    kind: text({ enum: paymentOperationKinds }).notNull(),
    amount: minorUnitsColumn().notNull(),
    /** What the caller named as the amount; null when it was left to us. */
    requestedAmount: minorUnitsColumn('requested_amount'),
    /** The caller's idempotency key. */
    requestKey: text('request_key').notNull().unique(),
    actor: jsonb().$type<z.infer<typeof actorSchema>>().notNull(),
    /** Of refunds only. */
    refund: jsonb().$type<RefundDetails>(),
    status: text({ enum: paymentOperationStatuses }).notNull(),
    declineReason: text('decline_reason').$type<DeclineReason>(),
    attempts: integer().notNull().default(0),
    /** When to ask the gateway again, should the operation still be started by then. */
    attemptDueAt: instant('attempt_due_at').notNull(),
    startedAt: instant('started_at').notNull(),
    settledAt: instant('settled_at'),
    /** What the payment was once this had ended; null until then. */
    paymentStatus: text('payment_status', { enum: paymentStatuses }),
  },
  (table) => [
    // One at a time: what a second one may do depends on how the first one ends.
    uniqueIndex('payment_operations_one_open').on(table.paymentId).where(sql`status = 'started'`),
    index('payment_operations_due').on(table.attemptDueAt).where(sql`status = 'started'`),
    index('payment_operations_payment').on(table.paymentId),
  ],
)
