import { type Currency, paymentOperationKinds } from '@counterflow/core'
import { index, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { minorUnitsColumn } from '../../../columns.js'
import type { AuthorizationOutcome, GatewayOutcome } from '../payment-gateway.js'

/**
 * The books of the test gateway. It stands for a company elsewhere: nothing but the test gateway reads or
 * writes them, and never in a transaction of ours.
 */
export const testGatewayOperations = pgTable(
  'test_gateway_operations',
  {
    idempotencyKey: text('idempotency_key').primaryKey(),
    kind: text({ enum: paymentOperationKinds }).notNull(),
    authorization: text().notNull(),
    cardToken: text('card_token').notNull(),
    currency: text().$type<Currency>().notNull(),
    amount: minorUnitsColumn().notNull(),
    outcome: jsonb().$type<GatewayOutcome | AuthorizationOutcome>().notNull(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('test_gateway_operations_authorization').on(table.authorization)],
)
